package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.ClientStore;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.internal.store.Mail;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgDeliveriesTest {

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture();
    }

    @AfterEach
    void close() {
        f.close();
    }

    private List<String> inbox(long id) {
        return f.store.inbox(id, Set.of("paid"), 10_000).signals().stream()
                .map(Mail::payload)
                .toList();
    }

    @Test
    void aClaimThatPassesOverARowThatIsBeingDeliveredToIsToldOfItAfterwards() throws SQLException {
        long id = f.insert(f.runnable(null));
        try (Connection sender = f.transaction()) {
            Delivered delivered = f.store
                    .within(sender)
                    .deliver(List.of(f.signal(id, "1", null)))
                    .get(0);
            assertThat(f.claim(1)).as("its row is locked").isEmpty();
            sender.commit();
            assertThat(delivered.queue()).as("who is to look again").isEqualTo(QUEUE);
        }
        assertThat(f.claim(1)).hasSize(1);
    }

    @Test
    void withinATransactionItIsDeliveredWithIt() throws SQLException {
        try (Connection mine = f.transaction()) {
            ClientStore bound = f.store.within(mine);
            long id = bound.insert(List.of(f.waiting("k"))).get(0).id();
            assertThat(bound.deliver(List.of(f.signal("k", "1", "d"))))
                    .containsExactly(new Delivered(Answer.DELIVERED, id, QUEUE));
            assertThat(f.deliver(f.signal("k", "1", "d")).answer()).isEqualTo(Answer.MISSING);
            mine.rollback();
            assertThat(f.store.get(f.a.machine(), id)).isEmpty();
            assertThat(f.query("SELECT * FROM pawl.signal")).isEmpty();
            try (Statement statement = mine.createStatement();
                    var row = statement.executeQuery("SHOW lock_timeout")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("0");
            }
            assertThat(mine.getAutoCommit()).isFalse();
        }
    }

    @Test
    void aKeyThatChangesHandsMeanwhileIsLookedUpAgain() throws Exception {
        long old = f.insert(f.waiting("k"));
        try (Connection other = f.transaction()) {
            ClientStore bound = f.store.within(other);
            bound.cancel(f.a.machine(), old, "replaced");
            long next = bound.insert(List.of(f.waiting("k"))).get(0).id();
            CompletableFuture<List<Delivered>> delivery = CompletableFuture.supplyAsync(
                    () -> f.store.deliver(List.of(f.signal("k", "1", "d"), f.signal(old, "2", null))));
            f.awaitLockWait();
            other.commit();
            assertThat(delivery.get())
                    .containsExactly(
                            new Delivered(Answer.DELIVERED, next, QUEUE), new Delivered(Answer.ENDED, old, null));
            assertThat(inbox(next)).containsExactly("1");
        }
    }

    @Test
    void anInstanceThatEndsMeanwhileRefuses() throws Exception {
        Claimed claimed = f.claimedNew();
        try (Connection worker = f.transaction()) {
            f.store.commitWithin(worker, f.to(claimed, Then.DONE), NODE);
            CompletableFuture<Delivered> delivery =
                    CompletableFuture.supplyAsync(() -> f.deliver(f.signal(claimed.id(), "1", "d")));
            f.awaitLockWait();
            worker.commit();
            assertThat(delivery.get()).isEqualTo(new Delivered(Answer.ENDED, claimed.id(), null));
        }
        assertThat(f.query("SELECT * FROM pawl.signal_dedup")).isEmpty();
    }

    @Test
    void aRowThatAUserHoldsIsContention() throws Exception {
        long id = f.insert(f.waiting(null));
        try (Connection user = f.transaction();
                Statement statement = user.createStatement()) {
            statement.execute("SELECT FROM pawl.instance FOR UPDATE");
            assertThatThrownBy(() -> f.deliver(f.signal(id, "1", null)))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTENTION))
                    .hasMessageStartingWith("Could not deliver a signal: ");
        }
    }
}
