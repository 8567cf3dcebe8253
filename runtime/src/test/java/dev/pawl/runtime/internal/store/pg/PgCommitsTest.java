package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Status;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgCommitsTest {

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture();
    }

    @AfterEach
    void close() {
        f.close();
    }

    private Row row(long id) {
        return f.store.get(f.a.machine(), id).orElseThrow();
    }

    private List<Claimed> claimed(int count) {
        f.store.insert(Collections.nCopies(count, f.runnable(null)));
        return f.claim(count);
    }

    @Test
    void aDeliveryBeforeAParkWakesIt() throws Exception {
        Claimed claimed = f.claimedNew();
        try (Connection sender = f.transaction()) {
            Delivered delivered = f.store
                    .within(sender)
                    .deliver(List.of(f.signal(claimed.id(), "{}", null)))
                    .get(0);
            assertThat(delivered.queue()).isNull();
            CompletableFuture<Committed> park = CompletableFuture.supplyAsync(() -> f.commit(f.to(claimed, Then.PARK)));
            f.awaitLockWait();
            sender.commit();
            assertThat(park.get().due()).isEqualTo(Duration.ZERO);
        }
        Claimed woken = f.claim(1).get(0);
        assertThat(woken.inbox().signals()).hasSize(1);
        assertThat(woken.inbox().signals().get(0).at()).isBefore(woken.now());
    }

    @Test
    void aDeliveryAfterAParkWakesIt() throws Exception {
        Claimed claimed = f.claimedNew();
        try (Connection worker = f.transaction()) {
            Committed parked = f.store.commitWithin(worker, f.to(claimed, Then.PARK), NODE);
            assertThat(parked.due()).isNull();
            CompletableFuture<Delivered> delivery =
                    CompletableFuture.supplyAsync(() -> f.deliver(f.signal(claimed.id(), "{}", null)));
            f.awaitLockWait();
            worker.commit();
            assertThat(delivery.get().queue()).isEqualTo(Fixture.QUEUE);
            Claimed woken = f.claim(1).get(0);
            assertThat(woken.inbox().signals().get(0).at()).isAfter(parked.now());
        }
    }

    @Test
    void withinATransactionItCommitsAndRollsBackWithIt() throws SQLException {
        Claimed claimed = f.claimedNew();
        try (Connection mine = f.transaction()) {
            assertThat(f.store
                            .commitWithin(mine, f.to(claimed, Then.DONE), NODE)
                            .applied())
                    .isTrue();
            mine.rollback();
            assertThat(row(claimed.id()).status()).isEqualTo(Status.EXECUTING);
            assertThat(f.store
                            .commitWithin(mine, f.to(claimed, Then.DONE), NODE)
                            .applied())
                    .isTrue();
            mine.commit();
        }
        assertThat(row(claimed.id()).status()).isEqualTo(Status.DONE);
    }

    @Test
    void aGroupGivesUpOnARowThatAUserHoldsAndChangesNothing() throws Exception {
        List<Claimed> claimed = claimed(2);
        try (Connection user = f.transaction();
                Statement statement = user.createStatement()) {
            statement.execute(
                    "SELECT FROM pawl.instance WHERE id = " + claimed.get(1).id() + " FOR UPDATE");
            assertThatThrownBy(() -> f.store.commit(
                            claimed.stream().map(c -> f.to(c, Then.DONE)).toList(), NODE))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTENTION))
                    .hasMessageStartingWith("Could not commit outcomes: ");
        }
        assertThat(f.commit(f.to(claimed.get(0), Then.DONE)).applied()).isTrue();
    }

    @Test
    void continuingStepsAreHeapOnlyUpdates() throws SQLException {
        List<Claimed> claimed = claimed(20);
        try (HikariDataSource single = f.single()) {
            PgStore store = new PgStore(single);
            for (int step = 0; step < 20; step++) {
                int n = step;
                List<Commit> group = claimed.stream()
                        .map(c -> Fixture.fired(
                                Fixture.action(
                                        Fixture.data(
                                                f.to(c.id(), c.rev() + n, Then.CONTINUE, 0), "{\"step\":" + n + "}"),
                                        Due.NOW,
                                        n,
                                        n),
                                Set.of("t" + n),
                                true))
                        .toList();
                assertThat(store.commit(group, NODE)).allMatch(Committed::applied);
            }
            // A few meet a full page.
            assertThat(Long.parseLong(Fixture.counter(
                            single, "SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'instance'")))
                    .isBetween(360L, 400L);
        }
    }
}
