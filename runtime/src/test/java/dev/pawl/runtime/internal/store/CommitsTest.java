package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.LEASE;
import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Status;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Outcomes on their way into instances. */
class CommitsTest extends StoreContract {

    private List<Claimed> claimed(int count) {
        f.store.insert(Collections.nCopies(count, f.runnable(null)));
        return f.claim(count);
    }

    @Test
    void whoContinuesKeepsTheRow() {
        Claimed claimed = f.claimedNew();
        Committed committed = f.commit(f.to(claimed, Then.CONTINUE));
        assertThat(committed.applied()).isTrue();
        assertThat(committed.rev()).isEqualTo(claimed.rev() + 1);
        assertThat(committed.due()).isNull();
        Row row = f.row(claimed.id());
        assertThat(row.status()).isEqualTo(Status.EXECUTING);
        assertThat(row.state()).isEqualTo(StoreFixture.B);
        assertThat(row.enteredAt()).isEqualTo(committed.now()).isAfterOrEqualTo(claimed.now());
        assertThat(f.store.reap(9)).isEmpty();
        assertThat(f.commit(f.to(claimed.id(), committed.rev(), Then.CONTINUE, 0))
                        .applied())
                .isTrue();
    }

    @Test
    void whatParksWithNothingToDoWaits() {
        Claimed claimed = f.claimedNew();
        assertThat(f.commit(f.to(claimed, Then.PARK)).due()).isNull();
        assertThat(f.row(claimed.id()).status()).isEqualTo(Status.WAITING);
        assertThat(f.claim(1)).isEmpty();
        assertThat(f.store.held(Set.of(claimed.id()), NODE)).isEmpty();
    }

    @Test
    void whatParksIsDueWithTheEarliestOfItsTimes() {
        Claimed claimed = f.claimedNew();
        Commit parked = StoreFixture.action(
                StoreFixture.timers(
                        f.to(claimed, Then.PARK),
                        Due.in(Duration.ofMinutes(7)).or(Due.at(claimed.now().plusSeconds(3600)))),
                Due.in(Duration.ofMinutes(9)),
                1,
                1);
        Committed committed = f.commit(parked);
        assertThat(committed.due()).isEqualTo(Duration.ofMinutes(7));
        Row row = f.row(claimed.id());
        assertThat(row.status()).isEqualTo(Status.RUNNABLE);
        assertThat(row.due()).isEqualTo(committed.now().plus(Duration.ofMinutes(7)));
    }

    @Test
    void aTimerInThePastIsDueAtOnce() {
        Claimed claimed = f.claimedNew();
        Committed committed = f.commit(StoreFixture.timers(
                f.to(claimed, Then.PARK), Due.at(claimed.now().minusSeconds(60))));
        assertThat(committed.due()).isEqualTo(Duration.ZERO);
        assertThat(f.row(claimed.id()).status()).isEqualTo(Status.WAITING);
        assertThat(f.claim(1)).hasSize(1);
    }

    @Test
    void anEventThatIsToRunAgainKeepsAllElseWaiting() {
        Claimed claimed = f.claimedNew();
        f.deliver(f.signal(claimed.id(), "{}", null));
        Commit parked = StoreFixture.again(
                StoreFixture.timers(StoreFixture.action(f.to(claimed, Then.PARK), Due.NOW, 0, 0), Due.NOW),
                new Again("timer x", 1, 1, Due.in(Duration.ofMinutes(5))));
        assertThat(f.commit(parked).due()).isEqualTo(Duration.ofMinutes(5));
        Delivered delivered = f.deliver(f.signal(claimed.id(), "{}", null));
        assertThat(delivered.answer()).isEqualTo(Delivered.Answer.DELIVERED);
        assertThat(delivered.queue()).isNull();
        assertThat(f.claim(1)).isEmpty();
        Row row = f.row(claimed.id());
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
        f.commit(new CommitBuilder(failed.id(), failed.rev(), f.a.state(), failed.data(), Then.FAILED)
                .action(Due.NEVER, 0, 20)
                .timers(Due.in(Duration.ofDays(1)))
                .error("{\"message\":\"no\"}")
                .build());
        assertThat(f.row(done.id()).status()).isEqualTo(Status.DONE);
        assertThat(f.row(done.id()).endedAt()).isEqualTo(committed.now());
        Row row = f.row(failed.id());
        assertThat(row.status()).isEqualTo(Status.FAILED);
        assertThat(row.error()).isEqualTo("{\"message\":\"no\"}");
        assertThat(row.failures()).isEqualTo(20);
        assertThat(row.enteredAt()).isEqualTo(failed.enteredAt());
        assertThat(row.due()).isNull();
        assertThat(f.store.ended(Set.of(done.id(), failed.id(), 99L))).hasSize(2);
    }

    @Test
    void aStaleOneChangesNothingAndStopsNobody() {
        List<Claimed> claimed = claimed(4);
        long signal = claimed.get(0).id();
        f.deliver(f.signal(signal, "{}", null));
        long seq = f.store.inbox(signal, Set.of("paid"), 1).signals().get(0).seq();
        assertThat(f.store.cancel(f.a.machine(), claimed.get(2).id(), "no").answer())
                .isEqualTo(Cancelled.Answer.CANCELLED);
        List<Commit> group = List.of(
                StoreFixture.taking(f.to(signal, claimed.get(0).rev() - 1, Then.DONE, 1), seq),
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
        assertThat(f.row(signal).status()).isEqualTo(Status.EXECUTING);
        assertThat(f.inbox(signal)).hasSize(1);
        assertThat(f.row(claimed.get(1).id()).status()).isEqualTo(Status.DONE);
        assertThat(f.row(claimed.get(2).id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(f.row(claimed.get(3).id()).status()).isEqualTo(Status.EXECUTING);
    }

    @Test
    void aZombieMeetsTheNextClaim() {
        Claimed zombie = f.claimedNew();
        f.expire(zombie.id(), Duration.ofSeconds(1));
        assertThat(f.store.reap(9)).hasSize(1);
        assertThat(f.commit(f.to(zombie, Then.DONE)).applied()).isFalse();
        Claimed next = f.claim(1).get(0);
        assertThat(f.commit(f.to(zombie, Then.DONE)).applied()).isFalse();
        assertThat(next.crashes()).isEqualTo(1);
        assertThat(f.commit(f.to(next, Then.PARK)).applied()).isTrue();
        assertThat(f.row(next.id()).failures()).isZero();
    }

    @Test
    void consumedSignalsAreGoneAndTheirKeysStay() {
        Claimed claimed = f.claimedNew();
        f.deliver(f.signal(claimed.id(), "1", "key"));
        f.deliver(f.signal(claimed.id(), "2", null));
        f.deliver(f.signal(claimed.id(), "3", null));
        List<Long> seqs = f.store.inbox(claimed.id(), Set.of("paid"), 9).signals().stream()
                .map(mail -> mail.seq())
                .toList();
        Committed committed = f.commit(
                StoreFixture.taking(f.to(claimed.id(), claimed.rev(), Then.PARK, 3), seqs.get(0), seqs.get(1)));
        assertThat(committed.due()).isNull();
        assertThat(f.inbox(claimed.id())).containsExactly("3");
        assertThat(f.deliver(f.signal(claimed.id(), "1", "key")).answer()).isEqualTo(Delivered.Answer.DUPLICATE);
        assertThat(f.mail(claimed.id())).isEqualTo(3);
    }

    @Test
    void aBadRowFailsItsGroupAsRejected() {
        List<Claimed> claimed = claimed(2);
        List<Commit> group = List.of(
                f.to(claimed.get(0), Then.DONE), StoreFixture.data(f.to(claimed.get(1), Then.DONE), "{\"a\":\"\0\"}"));
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
                .map(c -> new CommitBuilder(c).rev(c.rev() + by).build())
                .toList();
    }

    @Test
    void anErrorStaysOrGoesWithTheOutcome() {
        Claimed claimed = f.claimedNew();
        long id = claimed.id();
        f.commit(error(f.to(claimed, Then.CONTINUE), "{\"message\":\"no\"}"));
        f.commit(error(f.to(id, claimed.rev() + 1, Then.CONTINUE, 0), Commit.SAME_ERROR));
        assertThat(f.row(id).error()).isEqualTo("{\"message\":\"no\"}");
        f.commit(error(f.to(id, claimed.rev() + 2, Then.CONTINUE, 0), null));
        assertThat(f.row(id).error()).isNull();
        f.commit(error(f.to(id, claimed.rev() + 3, Then.CONTINUE, 0), Commit.SAME_ERROR));
        assertThat(f.row(id).error()).isNull();
    }

    private static Commit error(Commit c, String error) {
        return new CommitBuilder(c).error(error).build();
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
        List<Claimed> claimed = f.store.claim(StoreFixture.QUEUE, f.states, 2_000, LEASE, NODE);
        List<Committed> committed = f.store.commit(
                claimed.stream()
                        .map(c -> StoreFixture.data(f.to(c, Then.PARK), data))
                        .toList(),
                NODE);
        assertThat(committed).allMatch(Committed::applied);
        assertThat(IntStream.range(0, 2_000)
                        .allMatch(i -> committed.get(i).id() == claimed.get(i).id()))
                .isTrue();
        assertThat(f.row(claimed.get(1_999).id()).data()).isEqualTo(data);
    }
}
