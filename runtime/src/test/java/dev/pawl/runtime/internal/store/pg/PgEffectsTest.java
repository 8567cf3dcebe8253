package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.inserting;
import static dev.pawl.runtime.internal.store.pg.Fixture.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.StoreFixture;
import dev.pawl.runtime.internal.store.What;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What outcomes do to other instances, against those who do something to them at the same time. */
class PgEffectsTest {

    /** Beside the history, which is locked. */
    private static final String INSERT_K = """
            INSERT INTO pawl.instance
                (id, machine, state, status, queue, priority, key, data, inserted_at, entered_at)
            SELECT nextval('pawl.instance_id'), machine, state, 2, queue, priority, 'k', data, now(), now()
            FROM pawl.instance LIMIT 1
            """;

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture();
    }

    @AfterEach
    void close() {
        f.close();
    }

    private List<Claimed> claimed(String... keys) {
        for (String key : keys) {
            f.insert(f.runnable(key));
        }
        return f.claim(keys.length);
    }

    private String mail(long id) throws SQLException {
        return f.value("SELECT mail FROM pawl.instance WHERE id = " + id);
    }

    private Claimed lost(Claimed zombie) throws SQLException {
        f.execute("UPDATE pawl.instance SET lease = now() - interval '1 s' WHERE id = " + zombie.id());
        assertThat(f.store.reap(9)).hasSize(1);
        return f.claim(1).get(0);
    }

    @Test
    void ofAHolderThatLostItsLeaseNothingIsSentWithWhatItsStepWrote() throws SQLException {
        long to = f.insert(f.waiting("to"));
        Claimed zombie = f.claimedNew();
        lost(zombie);
        try (Store.StepTransaction transaction = f.store.begin()) {
            Commit stale = inserting(sending(f.to(zombie, Then.PARK), f.signal(to, "1", null)), f.waiting("zombie"));
            assertThat(transaction.commit(stale, NODE).applied()).isFalse();
        }
        assertThat(mail(to)).isEqualTo("0");
        assertThat(f.query("SELECT key FROM pawl.instance WHERE key = 'zombie'"))
                .isEmpty();
    }

    /** Both have moved their own rows when they come to the other's key: one waits before that. */
    @Test
    void crossedInsertsOfKeysThatLiveDoNotDeadlock() throws Exception {
        List<Claimed> claimed = claimed("one", "two");
        try (Connection third = f.transaction()) {
            f.store.within(third).insert(List.of(f.waiting("a")));
            CompletableFuture<List<Committed>> first = CompletableFuture.supplyAsync(() -> f.store.commit(
                    List.of(inserting(f.to(claimed.get(0), Then.CONTINUE), f.waiting("a"), f.waiting("two"))), NODE));
            CompletableFuture<List<Committed>> second = CompletableFuture.supplyAsync(() -> f.store.commit(
                    List.of(inserting(f.to(claimed.get(1), Then.CONTINUE), f.waiting("a"), f.waiting("one"))), NODE));
            f.awaitLockWaits(2);
            third.commit();
            assertThat(first.get().get(0).applied()).isTrue();
            assertThat(second.get().get(0).applied()).isTrue();
        }
        assertThat(f.value("SELECT count(*) FROM pawl.instance")).isEqualTo("3");
    }

    /** The instance is not there yet when the group locks what it touches, and is gone when its signal would arrive. */
    @Test
    void aSignalToAKeyThatMovesOnIsNotToldAsRefused() throws Exception {
        Claimed claimed = f.claimedNew();
        Commit sends = sending(told(f.to(claimed, Then.PARK)), f.signal("k", "1", null));
        CompletableFuture<Committed> sent;
        try (Connection gate = f.transaction();
                Connection successor = f.transaction();
                Statement shut = gate.createStatement();
                Statement statement = successor.createStatement()) {
            shut.execute("LOCK TABLE pawl.history IN SHARE MODE");
            sent = CompletableFuture.supplyAsync(() -> f.commit(sends));
            f.awaitLockWait();
            f.execute(INSERT_K);
            statement.execute("UPDATE pawl.instance SET status = 4, ended_at = now() WHERE key = 'k'");
            statement.execute(INSERT_K);
            gate.rollback();
            f.awaitRowLockWait();
            successor.commit();
        }
        assertThatThrownBy(sent::get)
                .hasCauseInstanceOf(DatabaseException.class)
                .extracting(e -> ((DatabaseException) e.getCause()).kind())
                .isEqualTo(Kind.CONTENTION);
        assertThat(f.commit(sends).effected().sends().get(0).answer()).isEqualTo(Answer.DELIVERED);
        assertThat(f.value("SELECT mail FROM pawl.instance WHERE key = 'k' AND ended_at IS NULL"))
                .isEqualTo("1");
    }

    private static Commit told(Commit c) {
        return StoreFixture.told(c, What.ENTERED, c.state());
    }

    @Test
    void crossedSendsByKeyDoNotDeadlock() throws Exception {
        List<Claimed> claimed = claimed("one", "two");
        for (int round = 0; round < 50; round++) {
            List<Long> revs =
                    List.of(claimed.get(0).rev() + round, claimed.get(1).rev() + round);
            List<CompletableFuture<Committed>> both = List.of(
                    CompletableFuture.supplyAsync(() -> f.commit(sending(
                            f.to(claimed.get(0).id(), revs.get(0), Then.CONTINUE, 0), f.signal("two", "1", null)))),
                    CompletableFuture.supplyAsync(() -> f.commit(sending(
                            f.to(claimed.get(1).id(), revs.get(1), Then.CONTINUE, 0), f.signal("one", "1", null)))));
            assertThat(both.get(0).get().applied()).isTrue();
            assertThat(both.get(1).get().applied()).isTrue();
        }
        assertThat(f.query("SELECT mail FROM pawl.instance")).containsExactly("50", "50");
    }

    @Test
    void ofTwoGroupsThatInsertAKeyOneIsRefused() throws Exception {
        List<Claimed> claimed = claimed("one", "two");
        try (Connection first = f.transaction()) {
            Committed inserted =
                    f.store.commitWithin(first, inserting(f.to(claimed.get(0), Then.DONE), f.waiting("k")), NODE);
            assertThat(inserted.effected().inserts().get(0).created()).isTrue();
            CompletableFuture<Committed> second = CompletableFuture.supplyAsync(
                    () -> f.commit(inserting(f.to(claimed.get(1), Then.DONE), f.waiting("k"))));
            f.awaitLockWait();
            first.commit();
            assertThat(second.get().applied()).isTrue();
            assertThat(second.get().effected().inserts().get(0).created()).isFalse();
        }
    }

    @Test
    void aRowThatCannotBeInsertedFailsItsGroupAsRejectedAndNothingIsDone() throws SQLException {
        List<Claimed> claimed = claimed("one", "two");
        StringBuilder key = new StringBuilder();
        ThreadLocalRandom.current().ints(9_000, 'a', 'z').forEach(c -> key.append((char) c));
        NewRow bad = f.waiting(key.toString());
        List<Commit> group = List.of(
                sending(f.to(claimed.get(0), Then.PARK), f.signal("two", "1", null)),
                inserting(f.to(claimed.get(1), Then.PARK), bad));
        assertThatThrownBy(() -> f.store.commit(group, NODE))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
        assertThat(f.query("SELECT * FROM pawl.signal")).isEmpty();
        assertThat(f.commit(group.get(0)).applied()).isTrue();
    }

    /** The driver sets savepoints of its own then, and rows have other transactions' numbers than the message's. */
    @Test
    void whereTheDriverSetsSavepointsAllIsTheSame() throws SQLException {
        List<Claimed> claimed = claimed("one", "two");
        long to = f.insert(f.waiting("to"));
        HikariConfig config = f.database.config();
        config.addDataSourceProperty("autosave", "always");
        try (HikariDataSource source = new HikariDataSource(config)) {
            PgStore store = new PgStore(source);
            assertThat(store.commit(
                            List.of(inserting(
                                    sending(f.to(claimed.get(0), Then.DONE), f.signal(to, "1", null)), f.waiting("a"))),
                            NODE))
                    .allMatch(Committed::applied);
            Commit outcome =
                    inserting(sending(f.to(claimed.get(1), Then.CONTINUE), f.signal("to", "2", null)), f.waiting("b"));
            try (Store.StepTransaction transaction = store.begin();
                    Statement statement = transaction.connection().createStatement()) {
                statement.execute("UPDATE pawl.machine SET keep = '1 day'");
                assertThat(transaction.commit(outcome, NODE).applied()).isTrue();
            }
            try (Store.StepTransaction transaction = store.begin();
                    Statement statement = transaction.connection().createStatement()) {
                statement.execute("UPDATE pawl.machine SET keep = '9 days'");
                assertThat(transaction.commit(outcome, NODE).applied()).isFalse();
            }
        }
        assertThat(f.query("SELECT payload FROM pawl.signal ORDER BY seq")).containsExactly("1", "2");
        assertThat(f.query("SELECT DISTINCT keep::text FROM pawl.machine")).containsExactly("1 day");
        assertThat(f.value("SELECT count(*) FROM pawl.instance")).isEqualTo("5");
    }

    @Test
    void inACallersTransactionWithASavepointAllOfItGoesWithIt() throws SQLException {
        Claimed claimed = f.claimedNew();
        Commit outcome = inserting(sending(f.to(claimed, Then.DONE), f.signal("to", "1", null)), f.waiting("new"));
        f.insert(f.waiting("to"));
        try (Connection mine = f.transaction()) {
            var savepoint = mine.setSavepoint();
            assertThat(f.store.commitWithin(mine, outcome, NODE).applied()).isTrue();
            mine.rollback(savepoint);
            Committed committed = f.store.commitWithin(mine, outcome, NODE);
            assertThat(committed.applied()).isTrue();
            assertThat(committed.effected().sends()).hasSize(1);
            mine.commit();
        }
        assertThat(f.value("SELECT count(*) FROM pawl.signal")).isEqualTo("1");
        assertThat(f.value("SELECT count(*) FROM pawl.instance")).isEqualTo("3");
    }

    @Test
    void whoseReceiverOrParentSomebodyHoldsIsFoundAndNobodyElse() throws SQLException {
        List<Claimed> claimed = claimed("one", "two", "three", "four", "five");
        long held = f.insert(f.waiting("held"));
        List<Commit> group = List.of(
                f.to(claimed.get(0), Then.DONE),
                sending(f.to(claimed.get(1), Then.DONE), f.signal("held", "1", null)),
                sending(f.to(claimed.get(2), Then.DONE), f.signal(held, "1", null), f.signal(4_711, "1", null)),
                inserting(f.to(claimed.get(3), Then.DONE), f.waiting("held")),
                sending(f.to(claimed.get(4), Then.DONE), f.signal("nobody", "1", null)));
        try (Connection user = f.transaction()) {
            f.store.within(user).deliver(List.of(f.signal(held, "1", null)));
            assertThat(f.store.lockedOut(group)).containsExactlyInAnyOrderElementsOf(group.subList(1, 4));
            assertThat(f.store.lockedOut(Collections.nCopies(1, group.get(0)))).isEmpty();
        }
        assertThat(f.store.lockedOut(group)).isEmpty();
    }
}
