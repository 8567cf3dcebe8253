package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Claimed;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgClaimsTest {

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture();
    }

    @AfterEach
    void close() {
        f.close();
    }

    @Test
    void whatIsLockedIsPassedOver() throws Exception {
        long locked = f.insert(f.runnable(null));
        long free = f.insert(f.runnable(null));
        try (Connection other = f.transaction();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT FROM pawl.instance WHERE id = " + locked + " FOR NO KEY UPDATE");
            assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(free);
        }
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(locked);
    }

    @Test
    void foreignKeyChecksOfOthersDoNotHoldAClaimUp() throws Exception {
        long id = f.insert(f.runnable(null));
        try (Connection other = f.transaction();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT FROM pawl.instance WHERE id = " + id + " FOR KEY SHARE");
            assertThat(f.claim(9)).hasSize(1);
        }
    }

    /** The claim reads the row as it was, and then waits; the delivery comes in between. */
    @Test
    void aRowThatChangesMeanwhileIsLeftForTheNextClaim() throws Exception {
        long id = f.insert(f.runnable(null));
        long calm = f.insert(f.runnable(null));
        DataSource pausing = Rewriting.of(
                f.database.dataSource(),
                sql -> sql.replace(
                        "i.due <= statement_timestamp()",
                        "i.due <= statement_timestamp() AND (SELECT true FROM pg_advisory_xact_lock(1))"));
        try (Connection gate = f.transaction();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(1)");
            CompletableFuture<List<Claimed>> claim =
                    CompletableFuture.supplyAsync(() -> new PgStore(pausing).claim(QUEUE, f.states, 9, LEASE, NODE));
            f.awaitLockWait();
            f.deliver(f.signal(id, "{}", null));
            gate.commit();
            assertThat(claim.get()).extracting(Claimed::id).containsExactly(calm);
        }
        Claimed claimed = f.claim(9).get(0);
        assertThat(claimed.id()).isEqualTo(id);
        assertThat(claimed.inbox().mail()).isEqualTo(1);
        assertThat(claimed.inbox().signals()).hasSize(1);
    }
}
