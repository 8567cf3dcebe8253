package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Status;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Store;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a step writes and its outcome are one transaction, whose end is sent with the outcome. */
class PgStepTransactionTest {

    private Fixture f;

    @BeforeEach
    void open() throws SQLException {
        f = new Fixture();
        f.execute("CREATE TABLE ledger (n int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)");
    }

    @AfterEach
    void close() {
        f.close();
    }

    private static void write(Store.StepTransaction transaction, String sql) throws SQLException {
        try (Statement statement = transaction.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private Status status(Claimed claimed) {
        return f.store.get(f.a.machine(), claimed.id()).orElseThrow().status();
    }

    @Test
    void bothAreCommittedAndNoLockIsLeftWhileTheStepStillHasItsConnection() throws SQLException {
        Claimed claimed = f.claimedNew();
        try (Store.StepTransaction transaction = f.store.begin()) {
            write(transaction, "INSERT INTO ledger VALUES (1)");
            Committed committed = transaction.commit(f.to(claimed, Then.CONTINUE), NODE);
            assertThat(committed.applied()).isTrue();
            assertThat(committed.rev()).isEqualTo(claimed.rev() + 1);
            // The connection is still out, as that of a worker that freezes here would be.
            assertThat(f.query("SELECT n FROM ledger")).containsExactly("1");
            assertThat(f.store.lockedOut(List.of(f.to(claimed, Then.DONE)))).isEmpty();
        }
        assertThat(status(claimed)).isEqualTo(Status.EXECUTING);
    }

    @Test
    void aStaleOutcomeTakesWhatTheStepWroteWithIt() throws SQLException {
        Claimed claimed = f.claimedNew();
        try (Store.StepTransaction transaction = f.store.begin()) {
            write(transaction, "INSERT INTO ledger VALUES (1)");
            f.store.release(List.of(new Held(claimed.id(), claimed.rev())), NODE);
            assertThat(transaction.commit(f.to(claimed, Then.DONE), NODE).applied())
                    .isFalse();
        }
        assertThat(f.query("SELECT n FROM ledger")).isEmpty();
        assertThat(status(claimed)).isEqualTo(Status.RUNNABLE);
    }

    @Test
    void whatFailsOnlyAtTheEndFailsBoth() throws SQLException {
        f.execute("INSERT INTO ledger VALUES (1)");
        Claimed claimed = f.claimedNew();
        try (Store.StepTransaction transaction = f.store.begin()) {
            write(transaction, "INSERT INTO ledger VALUES (1)");
            assertThatThrownBy(() -> transaction.commit(f.to(claimed, Then.DONE), NODE))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.REJECTED))
                    .hasMessageContaining("ledger_pkey");
        }
        assertThat(f.query("SELECT n FROM ledger")).containsExactly("1");
        assertThat(status(claimed)).isEqualTo(Status.EXECUTING);
    }

    @Test
    void anErrorThatTheStepHidIsNotCommitted() throws SQLException {
        Claimed claimed = f.claimedNew();
        try (Store.StepTransaction transaction = f.store.begin()) {
            write(transaction, "INSERT INTO ledger VALUES (1)");
            assertThatThrownBy(() -> write(transaction, "nonsense")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> transaction.commit(f.to(claimed, Then.DONE), NODE))
                    .isInstanceOf(DatabaseException.class);
        }
        assertThat(f.query("SELECT n FROM ledger")).isEmpty();
        assertThat(status(claimed)).isEqualTo(Status.EXECUTING);
    }

    @Test
    void anotherStepGetsTheConnectionAsItWas() throws SQLException {
        for (int n = 0; n < 20; n++) {
            Claimed claimed = f.claimedNew();
            try (Store.StepTransaction transaction = f.store.begin()) {
                write(transaction, "INSERT INTO ledger VALUES (" + n + ")");
                assertThat(transaction.commit(f.to(claimed, Then.DONE), NODE).applied())
                        .isTrue();
            }
        }
        assertThat(f.query("SELECT count(*) FROM ledger")).containsExactly("20");
    }
}
