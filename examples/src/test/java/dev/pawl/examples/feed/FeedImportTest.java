package dev.pawl.examples.feed;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.Fresh;
import dev.pawl.examples.feed.FeedImport.CalledOff;
import dev.pawl.examples.feed.FeedImport.Expected;
import dev.pawl.examples.feed.FeedImport.GivenUp;
import dev.pawl.examples.feed.FeedImport.Imported;
import dev.pawl.testing.TestPawl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A step takes the connection, so this runs on a database. */
class FeedImportTest {

    /** A partner whose file comes late, and whose second page breaks off once. */
    private static final class FakePartner implements Partner {

        private int looks;
        private boolean broken = true;

        @Override
        public boolean has(String file) {
            return file.equals("prices") && ++looks > 3;
        }

        @Override
        public Page page(String file, int number) {
            if (number == 1 && broken) {
                broken = false;
                throw new IllegalStateException("connection reset");
            }
            return new Page(List.of("line " + number + "a", "line " + number + "b"), number == 2);
        }
    }

    private static PGSimpleDataSource source(Fresh fresh) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(fresh.login().url());
        source.setUser(fresh.login().user());
        source.setPassword(fresh.login().password());
        return source;
    }

    @Test
    void aFileIsWaitedForAndImportedOnce() throws SQLException {
        try (Fresh fresh = new Fresh()) {
            PGSimpleDataSource source = source(fresh);
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(Rows.DDL);
            }
            try (TestPawl pawl = TestPawl.on(source)
                    .run(new FeedImportMachine(new FeedImport(new FakePartner(), new Rows())))
                    .start()) {
                FeedImportClient imports = pawl.client(FeedImportClient.class);
                long prices = imports.insert(new Expected("prices"));
                long never = imports.insert(new Expected("never"));
                long off = imports.insert(new Expected("off"));
                pawl.drain();
                imports.signal(off, new CalledOff("no longer needed"));
                pawl.advance(ofHours(1));
                pawl.assertThat(imports, prices).isDone(new Imported("prices", 6));
                pawl.assertThat(imports, off).isDone(new GivenUp("off", "no longer needed"));
                pawl.advance(ofHours(12));
                pawl.assertThat(imports, never).isDone(new GivenUp("never", "it never came"));
            }
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM feed_row")) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(6);
            }
        }
    }
}
