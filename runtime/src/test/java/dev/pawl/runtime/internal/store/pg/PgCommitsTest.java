package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Status;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Cancelled;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
    void whoContinuesKeepsTheRow() throws SQLException {
        Claimed claimed = f.claimedNew();
        String lease = f.value("SELECT lease FROM pawl.instance");
        Committed committed = f.commit(f.to(claimed, Then.CONTINUE));
        assertThat(committed.applied()).isTrue();
        assertThat(committed.rev()).isEqualTo(claimed.rev() + 1);
        assertThat(committed.due()).isNull();
        Row row = row(claimed.id());
        assertThat(row.status()).isEqualTo(Status.EXECUTING);
        assertThat(row.state()).isEqualTo(Fixture.B);
        assertThat(row.enteredAt()).isEqualTo(committed.now()).isAfter(claimed.now());
        assertThat(f.value("SELECT lease FROM pawl.instance")).isEqualTo(lease);
        assertThat(f.commit(f.to(claimed.id(), committed.rev(), Then.CONTINUE, 0))
                        .applied())
                .isTrue();
    }

    @Test
    void whatParksWithNothingToDoWaits() {
        Claimed claimed = f.claimedNew();
        assertThat(f.commit(f.to(claimed, Then.PARK)).due()).isNull();
        assertThat(row(claimed.id()).status()).isEqualTo(Status.WAITING);
        assertThat(f.claim(1)).isEmpty();
        assertThat(f.store.held(Set.of(claimed.id()), NODE)).isEmpty();
    }

    @Test
    void whatParksIsDueWithTheEarliestOfItsTimes() {
        Claimed claimed = f.claimedNew();
        Commit parked = Fixture.action(
                Fixture.timers(
                        f.to(claimed, Then.PARK),
                        Due.in(Duration.ofMinutes(7)).or(Due.at(claimed.now().plusSeconds(3600)))),
                Due.in(Duration.ofMinutes(9)),
                1,
                1);
        Committed committed = f.commit(parked);
        assertThat(committed.due()).isEqualTo(Duration.ofMinutes(7));
        Row row = row(claimed.id());
        assertThat(row.status()).isEqualTo(Status.RUNNABLE);
        assertThat(row.due()).isEqualTo(committed.now().plus(Duration.ofMinutes(7)));
    }

    @Test
    void aTimerInThePastIsDueAtOnce() {
        Claimed claimed = f.claimedNew();
        Committed committed = f.commit(
                Fixture.timers(f.to(claimed, Then.PARK), Due.at(claimed.now().minusSeconds(60))));
        assertThat(committed.due()).isEqualTo(Duration.ZERO);
        assertThat(row(claimed.id()).status()).isEqualTo(Status.WAITING);
        assertThat(f.claim(1)).hasSize(1);
    }

    @Test
    void anEventThatIsToRunAgainKeepsAllElseWaiting() {
        Claimed claimed = f.claimedNew();
        f.deliver(f.signal(claimed.id(), "{}", null));
        Commit parked = Fixture.again(
                Fixture.timers(Fixture.action(f.to(claimed, Then.PARK), Due.NOW, 0, 0), Due.NOW),
                new Again("timer x", 1, 1, Due.in(Duration.ofMinutes(5))));
        assertThat(f.commit(parked).due()).isEqualTo(Duration.ofMinutes(5));
        Delivered delivered = f.deliver(f.signal(claimed.id(), "{}", null));
        assertThat(delivered.answer()).isEqualTo(Delivered.Answer.DELIVERED);
        assertThat(delivered.queue()).isNull();
        assertThat(f.claim(1)).isEmpty();
        Row row = row(claimed.id());
        assertThat(row.status()).isEqualTo(Status.RUNNABLE);
        assertThat(row.attempt()).isEqualTo(1);
    }

    @Test
    void signalsThatWereNotSeenMakeItDueAndSeenOnesDoNot() {
        Claimed claimed = f.claimedNew();
        f.deliver(f.signal(claimed.id(), "{}", null));
        assertThat(f.commit(f.to(claimed, Then.PARK)).due()).isEqualTo(Duration.ZERO);
        Claimed second = f.claim(1).get(0);
        Committed committed = f.commit(f.to(second, Then.PARK));
        assertThat(committed.mail()).isEqualTo(1);
        assertThat(committed.due()).isNull();
    }

    @Test
    void whatHasEndedIsLeftAlone() {
        Claimed done = f.claimedNew();
        Claimed failed = f.claimedNew();
        Committed committed = f.commit(f.to(done, Then.DONE));
        f.commit(new Commit(
                failed.id(),
                failed.rev(),
                f.a.state(),
                failed.data(),
                Then.FAILED,
                false,
                Due.NEVER,
                0,
                20,
                null,
                Due.in(Duration.ofDays(1)),
                Set.of(),
                0,
                List.of(),
                "{\"message\":\"no\"}",
                null));
        assertThat(row(done.id()).status()).isEqualTo(Status.DONE);
        assertThat(row(done.id()).endedAt()).isEqualTo(committed.now());
        Row row = row(failed.id());
        assertThat(row.status()).isEqualTo(Status.FAILED);
        assertThat(row.error()).isEqualTo("{\"message\":\"no\"}");
        assertThat(row.failures()).isEqualTo(20);
        assertThat(row.enteredAt()).isEqualTo(failed.enteredAt());
        assertThat(row.due()).isNull();
        assertThat(f.store.ended(Set.of(done.id(), failed.id(), 99L))).hasSize(2);
    }

    @Test
    void aStaleOneChangesNothingAndStopsNobody() throws SQLException {
        List<Claimed> claimed = claimed(4);
        long signal = claimed.get(0).id();
        f.deliver(f.signal(signal, "{}", null));
        long seq = f.store.inbox(signal, Set.of("paid"), 1).signals().get(0).seq();
        assertThat(f.store.cancel(f.a.machine(), claimed.get(2).id(), "no").answer())
                .isEqualTo(Cancelled.Answer.CANCELLED);
        List<Commit> group = List.of(
                Fixture.taking(f.to(signal, claimed.get(0).rev() - 1, Then.DONE, 1), seq),
                f.to(claimed.get(1), Then.DONE),
                f.to(claimed.get(2), Then.DONE),
                f.to(9_999, 1, Then.DONE, 0));
        assertThat(f.store.commit(group, NODE))
                .extracting(Committed::applied)
                .containsExactly(false, true, false, false);
        assertThat(f.store
                        .commit(List.of(f.to(claimed.get(3), Then.DONE)), NODE + 1)
                        .get(0)
                        .applied())
                .isFalse();
        assertThat(row(signal).status()).isEqualTo(Status.EXECUTING);
        assertThat(f.query("SELECT seq FROM pawl.signal")).containsExactly(String.valueOf(seq));
        assertThat(row(claimed.get(1).id()).status()).isEqualTo(Status.DONE);
        assertThat(row(claimed.get(2).id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(row(claimed.get(3).id()).status()).isEqualTo(Status.EXECUTING);
    }

    @Test
    void aZombieMeetsTheNextClaim() throws SQLException {
        Claimed zombie = f.claimedNew();
        f.execute("UPDATE pawl.instance SET lease = now() - interval '1 s'");
        assertThat(f.store.reap(9)).hasSize(1);
        assertThat(f.commit(f.to(zombie, Then.DONE)).applied()).isFalse();
        Claimed next = f.claim(1).get(0);
        assertThat(f.commit(f.to(zombie, Then.DONE)).applied()).isFalse();
        assertThat(next.crashes()).isEqualTo(1);
        assertThat(f.commit(f.to(next, Then.PARK)).applied()).isTrue();
        assertThat(f.value("SELECT crashes FROM pawl.instance")).isEqualTo("0");
    }

    @Test
    void consumedSignalsAreGoneAndTheirKeysStay() throws SQLException {
        Claimed claimed = f.claimedNew();
        f.deliver(f.signal(claimed.id(), "1", "key"));
        f.deliver(f.signal(claimed.id(), "2", null));
        f.deliver(f.signal(claimed.id(), "3", null));
        List<Long> seqs = f.store.inbox(claimed.id(), Set.of("paid"), 9).signals().stream()
                .map(mail -> mail.seq())
                .toList();
        Committed committed =
                f.commit(Fixture.taking(f.to(claimed.id(), claimed.rev(), Then.PARK, 3), seqs.get(0), seqs.get(1)));
        assertThat(committed.due()).isNull();
        assertThat(f.query("SELECT payload FROM pawl.signal")).containsExactly("3");
        assertThat(f.value("SELECT mail, taken FROM pawl.instance")).isEqualTo("3|2");
        assertThat(f.deliver(f.signal(claimed.id(), "1", "key")).answer()).isEqualTo(Delivered.Answer.DUPLICATE);
        assertThat(f.value("SELECT mail FROM pawl.instance")).isEqualTo("3");
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
    void aBadRowFailsItsGroupAsRejected() {
        List<Claimed> claimed = claimed(2);
        List<Commit> group = List.of(
                f.to(claimed.get(0), Then.DONE), Fixture.data(f.to(claimed.get(1), Then.DONE), "{\"a\":\"\0\"}"));
        assertThatThrownBy(() -> f.store.commit(group, NODE))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
        assertThat(f.commit(group.get(0)).applied()).isTrue();
    }

    @Test
    void crossedGroupsDoNotDeadlock() throws Exception {
        List<Claimed> claimed = claimed(200);
        List<Commit> there = new ArrayList<>(
                claimed.stream().map(c -> f.to(c, Then.CONTINUE)).toList());
        List<Commit> back = new ArrayList<>(there);
        Collections.reverse(back);
        for (int round = 0; round < 30; round++) {
            long up = round;
            List<Commit> one = moved(there, up);
            List<Commit> two = moved(back, up);
            CompletableFuture<List<Committed>> first = CompletableFuture.supplyAsync(() -> f.store.commit(one, NODE));
            CompletableFuture<List<Committed>> second = CompletableFuture.supplyAsync(() -> f.store.commit(two, NODE));
            List<Committed> all = new ArrayList<>(first.get());
            all.addAll(second.get());
            assertThat(all.stream().filter(Committed::applied)).hasSize(200);
        }
    }

    private static List<Commit> moved(List<Commit> commits, long by) {
        return commits.stream()
                .map(c -> new Commit(
                        c.id(),
                        c.rev() + by,
                        c.state(),
                        c.data(),
                        c.then(),
                        c.entered(),
                        c.action(),
                        c.attempt(),
                        c.failures(),
                        c.again(),
                        c.timers(),
                        c.fired(),
                        c.seen(),
                        c.taken(),
                        c.error(),
                        c.note()))
                .toList();
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

    @Test
    void theFenceSettlesWhatTheAnswerDidNot() {
        Claimed claimed = f.claimedNew();
        f.commit(f.to(claimed, Then.CONTINUE));
        assertThat(f.store.held(Set.of(claimed.id(), 77L), NODE)).containsOnlyKeys(claimed.id());
        assertThat(f.store.held(Set.of(claimed.id()), NODE)).containsValue(claimed.rev() + 1);
        assertThat(f.store.held(Set.of(claimed.id()), NODE + 1)).isEmpty();
    }

    @Test
    void aLargeGroupWithLargeStates() {
        f.store.insert(Collections.nCopies(2_000, f.runnable(null)));
        String data = "{\"text\":\"" + "ä".repeat(2_000) + "\"}";
        List<Claimed> claimed = f.store.claim(Fixture.QUEUE, f.states, 2_000, LEASE, NODE);
        List<Committed> committed = f.store.commit(
                claimed.stream()
                        .map(c -> Fixture.data(f.to(c, Then.PARK), data))
                        .toList(),
                NODE);
        assertThat(committed).allMatch(Committed::applied);
        assertThat(IntStream.range(0, 2_000)
                        .allMatch(i -> committed.get(i).id() == claimed.get(i).id()))
                .isTrue();
        assertThat(row(claimed.get(1_999).id()).data()).isEqualTo(data);
    }
}
