package dev.pawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kit does to a database, and what not. */
class DatabaseTimeTest {

    private static final Instant NOON = Instant.parse("2040-03-01T12:00:00Z");

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Instant now(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @Test
    void onlySessionsOfTheNodeSeeTheTimeOfTheTest() throws SQLException {
        HikariConfig config = database.config();
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Pawl.migrate(database.dataSource());
            DatabaseTime time = DatabaseTime.begin(pool, NOON);
            assertThat(now(new MovedSource(pool))).isEqualTo(NOON);
            assertThat(now(pool)).as("the same session, given back").isBefore(NOON);
            time.moveTo(NOON.plus(Duration.ofDays(3)));
            assertThat(now(new MovedSource(pool))).isEqualTo(NOON.plus(Duration.ofDays(3)));
        }
    }

    @Test
    void aDatabaseThatIsInUseIsNotEmptied() throws SQLException {
        LoanMachine machine = new LoanMachine(new Loan());
        try (Pawl pawl = Pawl.on(database.dataSource()).start()) {
            new LoanClient(pawl).insert(new Loan.Lent(List.of()));
        }
        assertThatThrownBy(() -> TestPawl.on(database.dataSource()).run(machine).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The schema pawl of this database holds instances that no test has put there");
        try (Pawl pawl = Pawl.on(database.dataSource()).start()) {
            assertThat(new LoanClient(pawl).get(1)).isPresent();
        }
    }

    @Test
    void eachNodeBeginsWithNothing() {
        for (int n = 0; n < 2; n++) {
            try (TestPawl pawl = TestPawl.on(database.dataSource())
                    .run(new LoanMachine(new Loan()))
                    .start()) {
                long id = pawl.client(LoanClient.class).insert(new Loan.Broken(1));
                assertThat(pawl.drain()).isEqualTo(1);
                assertThat(pawl.client(LoanClient.class).history(id)).hasSize(2);
            }
        }
    }
}
