package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.LEASE;
import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static dev.pawl.runtime.internal.store.StoreFixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many execute, and how many start. */
class LimitsTest extends StoreContract {

    private static final Gate GATE = new Gate("@order", "customer:7");
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void hear() {
        f.store.whenDue(told::add);
    }

    private NewRow row(Gate gate, int priority) {
        return new NewRow(f.a, QUEUE, priority, null, "{}", Due.NOW, Due.NEVER, gate);
    }

    private long insert(Gate gate) {
        return f.insert(row(gate, 5));
    }

    private List<Long> insert(Gate gate, int n) {
        List<NewRow> rows = IntStream.range(0, n).mapToObj(i -> row(gate, 5)).toList();
        return f.store.insert(rows).stream().map(InsertedRow::id).toList();
    }

    /** A claim, and a place for each that finds one. */
    private List<Claimed> enter(int limit) {
        List<Claimed> claimed = f.store.claim(QUEUE, f.states, limit, LEASE, NODE);
        Map<Held, Gate> gated = new HashMap<>();
        for (Claimed row : claimed) {
            Gate gate = row.limited().gate();
            if (gate != null) {
                gated.put(new Held(row.id(), row.rev()), gate);
            }
        }
        List<Long> seated = f.store.limits().enter(gated, NODE);
        return claimed.stream().filter(row -> seated.contains(row.id())).toList();
    }

    private Commit to(Claimed row, Then then) {
        return StoreFixture.limited(f.to(row, then), row.limited());
    }

    private static List<Long> ids(List<Claimed> rows) {
        return rows.stream().map(Claimed::id).toList();
    }

    private void rate(Duration gap, int burst) {
        f.store.limits().declare("smtp", new Quota(null, gap, burst));
    }

    private List<Taken> take(Take... wishes) {
        return f.store.limits().take(List.of(wishes));
    }

    private static Take wish(int weight) {
        return new Take("smtp", "", weight, null);
    }

    private static Instant turn(Taken taken) {
        return Objects.requireNonNull(taken.turn());
    }

    @Test
    void oneOfAPartitionExecutesAndTheNextIsLetInByItsCommit() {
        long first = insert(GATE);
        long second = insert(GATE);
        long other = insert(new Gate("@order", "customer:8"));
        List<Claimed> entered = enter(9);
        assertThat(ids(entered)).containsExactly(first, other);
        assertThat(f.row(second).heldBackBy()).isEqualTo("@order");
        assertThat(f.row(second).gate()).isEqualTo(GATE);
        assertThat(enter(9)).isEmpty();
        Claimed claimed = entered.get(0);
        assertThat(f.commit(to(claimed, Then.CONTINUE)).kept()).isTrue();
        assertThat(enter(9)).isEmpty();
        assertThat(told).isEmpty();
        f.commit(StoreFixture.limited(f.to(first, claimed.rev() + 1, Then.PARK, 0), claimed.limited()));
        assertThat(told).containsExactly(QUEUE);
        assertThat(ids(enter(9))).containsExactly(second);
        assertThat(f.row(second).heldBackBy()).isNull();
    }

    @Test
    void aNamedLimitHasAsManyPlacesAsItSays() {
        Limits limits = f.store.limits();
        assertThat(limits.declare("mails", new Quota(2, null, 0))).isTrue();
        assertThat(limits.declare("mails", new Quota(2, null, 0))).isFalse();
        Gate mails = new Gate("mails", "");
        List<Long> ids = insert(mails, 5);
        List<Claimed> entered = enter(9);
        assertThat(ids(entered)).containsExactly(ids.get(0), ids.get(1));
        f.commit(to(entered.get(0), Then.DONE));
        assertThat(ids(enter(9))).containsExactly(ids.get(2));
        assertThat(limits.change("mails", new Quota(4, null, 0), "alice")).isTrue();
        limits.widen("mails");
        assertThat(ids(enter(9))).containsExactly(ids.get(3), ids.get(4));
        assertThat(limits.declare("mails", new Quota(2, null, 0))).isFalse();
        Quota.Use use = limits.uses().get(0);
        assertThat(use.quota().places()).isEqualTo(4);
        assertThat(use.who()).isEqualTo("alice");
        assertThat(use.executing()).isEqualTo(4);
        insert(mails);
        assertThat(enter(9)).isEmpty();
        assertThat(limits.uses().get(0).waiting()).isEqualTo(1);
        assertThatThrownBy(() -> limits.declare("mails", new Quota(null, HOUR, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use another name");
        assertThat(limits.change("nobody's", new Quota(1, null, 0), "alice")).isFalse();
    }

    @Test
    void theHighestPriorityIsLetInFirstThenWhoStoodInLineTheLongest() {
        Claimed first = first();
        long second = insert(GATE);
        enter(1);
        long urgent = f.insert(row(GATE, 9));
        enter(1);
        f.commit(to(first, Then.DONE));
        List<Claimed> next = enter(9);
        assertThat(ids(next)).containsExactly(urgent);
        f.commit(to(next.get(0), Then.DONE));
        assertThat(ids(enter(9))).containsExactly(second);
    }

    private Claimed first() {
        insert(GATE);
        return enter(1).get(0);
    }

    @Test
    void whateverTakesALeaseAwayFreesThePlace() {
        long waiting = 0;
        for (int how = 0; how < 5; how++) {
            Claimed holder = how == 0 ? first() : enter(1).get(0);
            assertThat(waiting == 0 || holder.id() == waiting).isTrue();
            waiting = insert(GATE);
            assertThat(enter(9)).isEmpty();
            switch (how) {
                case 0 -> f.store.operators().cancel(holder.id(), "why", "alice");
                case 1 -> {
                    f.expire(holder.id(), Duration.ofSeconds(1));
                    assertThat(f.store.reap(9)).hasSize(1);
                    f.store.cancel(f.a.machine(), holder.id(), "why");
                }
                case 2 -> {
                    f.store.operators().pause(holder.id(), "alice");
                    assertThat(f.commit(to(holder, Then.CONTINUE)).kept()).isFalse();
                }
                case 3 -> {
                    f.store.release(Set.of(new Held(holder.id(), holder.rev())), NODE);
                    f.store.operators().cancel(holder.id(), "why", "alice");
                }
                default -> f.store.cancel(f.a.machine(), holder.id(), "why");
            }
        }
        assertThat(ids(enter(9))).containsExactly(waiting);
    }

    @Test
    void whoIsPausedInLineComesAgainWhenResumed() {
        Claimed first = first();
        long second = insert(GATE);
        enter(1);
        f.store.operators().pause(second, "alice");
        assertThat(f.row(second).heldBackBy()).isNull();
        f.commit(to(first, Then.DONE));
        assertThat(enter(9)).isEmpty();
        f.store.operators().resume(second, "alice");
        assertThat(ids(enter(9))).containsExactly(second);
    }

    @Test
    void aSignalToOneInLineHasItAskAgainAndStayThere() {
        Claimed first = first();
        long second = insert(GATE);
        enter(1);
        assertThat(f.deliver(f.signal(second, "{}", null)).queue()).isEqualTo(QUEUE);
        assertThat(enter(9)).isEmpty();
        assertThat(f.row(second).heldBackBy()).isEqualTo("@order");
        f.commit(to(first, Then.DONE));
        assertThat(ids(enter(9))).containsExactly(second);
    }

    @Test
    void aSweepGoesThroughTheGatesWhereSomebodyStands() {
        first();
        insert(GATE);
        assertThat(enter(1)).isEmpty();
        Limits limits = f.store.limits();
        assertThat(limits.sweep(new Gate("", ""), 9)).isEqualTo(Optional.of(GATE));
        assertThat(limits.sweep(GATE, 9)).isEmpty();
        assertThat(enter(9)).isEmpty();
        assertThat(limits.forget(9)).isZero();
    }

    @Test
    void aFullBucketGivesItsBurstAndTheOthersTheirTurns() {
        rate(HOUR, 3);
        List<Taken> taken = take(wish(1), wish(1), wish(1), wish(1), wish(1));
        assertThat(taken.subList(0, 3)).allMatch(each -> each.known() && each.turn() == null);
        assertThat(Duration.between(turn(taken.get(3)), turn(taken.get(4)))).isEqualTo(HOUR);
        assertThat(Duration.between(turn(taken.get(4)), turn(take(wish(1)).get(0))))
                .isEqualTo(HOUR);
        assertThat(take(new Take("smtp", "other", 1, null)).get(0).turn()).isNull();
        assertThat(take(new Take("nobody's", "", 1, null)).get(0).known()).isFalse();
    }

    @Test
    void aWeightTakesThatManyTokensAndNobodyOvertakes() {
        rate(HOUR, 4);
        assertThat(take(wish(3)).get(0).turn()).isNull();
        List<Taken> taken = take(wish(2), wish(1));
        assertThat(Duration.between(turn(taken.get(0)), turn(taken.get(1)))).isEqualTo(HOUR);
    }

    @Test
    void whoComesLateIsGivenNoMoreThanTheRate() {
        rate(Duration.ofMillis(10), 1);
        Instant old = Instant.parse("2020-01-01T00:00:00Z");
        Take[] late = IntStream.range(0, 100)
                .mapToObj(i -> new Take("smtp", "", 1, old.plusSeconds(i)))
                .toArray(Take[]::new);
        List<Taken> taken = take(late);
        assertThat(taken.stream().filter(each -> each.turn() == null).count()).isBetween(10L, 11L);
        assertThat(taken.stream().skip(20).map(LimitsTest::turn).toList()).isSorted();
    }

    /** What workers have died of is counted with the action's attempts by then; a signal that comes meanwhile wakes it. */
    @Test
    void whoIsPutInLineHasNoDeathsToWaitFor() {
        long id = f.claimedNew().id();
        f.expire(id, Duration.ofSeconds(1));
        f.store.reap(9);
        Claimed claimed = f.claim(1).get(0);
        assertThat(claimed.crashes()).isEqualTo(1);
        Commit put = StoreFixture.action(f.to(claimed, Then.PARK), Due.in(HOUR), 1, 1);
        f.commit(StoreFixture.limited(put, claimed.limited().throttled("smtp")));
        assertThat(f.claim(9)).isEmpty();
        f.deliver(f.signal(id, "{}", null));
        Claimed woken = f.claim(1).get(0);
        assertThat(woken.crashes()).isZero();
        assertThat(woken.failures()).isEqualTo(1);
        assertThat(woken.limited().throttle()).isEqualTo("smtp");
    }

    @Test
    void aChangedRateHasThoseInItsLineAskAnew() {
        rate(HOUR, 1);
        Claimed claimed = f.claimedNew();
        take(wish(1));
        Instant turn = turn(take(wish(1)).get(0));
        Commit put = StoreFixture.action(f.to(claimed, Then.PARK), Due.at(turn), 0, 0);
        f.commit(StoreFixture.limited(put, claimed.limited().throttled("smtp")));
        assertThat(f.row(claimed.id()).heldBackBy()).isEqualTo("smtp");
        assertThat(f.row(claimed.id()).due()).isEqualTo(turn);
        assertThat(f.store.limits().uses().get(0).waiting()).isEqualTo(1);
        assertThat(f.claim(9)).isEmpty();
        f.store.limits().change("smtp", new Quota(null, Duration.ofMillis(1), 1), "alice");
        assertThat(f.store.limits().respread("smtp", 9)).isEqualTo(1);
        assertThat(told).containsExactly(QUEUE);
        assertThat(f.row(claimed.id()).heldBackBy()).isNull();
        assertThat(ids(f.claim(9))).containsExactly(claimed.id());
    }
}
