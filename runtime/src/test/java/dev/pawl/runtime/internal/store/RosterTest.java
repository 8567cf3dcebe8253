package dev.pawl.runtime.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What no live node knows, and its way back. */
class RosterTest extends StoreContract {

    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofMinutes(6);
    private static final InstanceQuery ASIDE =
            new InstanceQuery(null, null, null, null, null, null, null, null, null, null, null, true);

    private Roster roster() {
        return f.store.roster();
    }

    private Map<Integer, Long> known() {
        return roster().known(f.states, EVERY, GRACE);
    }

    /** The whole way back, as an engine does it. */
    private int back() {
        Map<Integer, Long> states = known();
        int count = 0;
        if (!states.isEmpty()) {
            long last = -1;
            for (Roster.Back back = roster().bringBack(states.keySet(), last, 2);
                    back.last() != null;
                    back = roster().bringBack(states.keySet(), last, 2)) {
                last = back.last();
                count += back.count();
            }
            roster().settled(states);
        }
        return count;
    }

    private Row row(long id) {
        return f.store.operators().row(id).orElseThrow();
    }

    @Test
    void whatIsKnownStaysWithinTheGrace() {
        f.insert(f.runnable(null));
        assertThat(roster().setAside(GRACE, 10)).isEmpty();
        f.silence(Duration.ofSeconds(290));
        assertThat(roster().setAside(GRACE, 10)).isEmpty();
        assertThat(known()).isEmpty();
        f.silence(Duration.ofSeconds(290));
        assertThat(roster().setAside(GRACE, 10)).isEmpty();
        assertThat(f.claim(1)).hasSize(1);
    }

    @Test
    void whatNobodyKnowsIsSetAsideListedAndBroughtBackAsItWas() {
        long due = f.insert(f.runnable("k"));
        long later =
                f.insert(new NewRow(f.a, StoreFixture.QUEUE, 5, null, "{}", Due.in(Duration.ofHours(1)), Due.NEVER));
        long waiting = f.insert(f.waiting(null));
        f.silence(LONG);
        assertThat(roster().setAside(GRACE, 10)).isEqualTo(Map.of(StoreFixture.A, 1));
        assertThat(roster().setAside(GRACE, 10)).isEmpty();
        assertThat(f.claim(9)).isEmpty();
        assertThat(row(due).status()).isEqualTo(Status.PAUSED);
        assertThat(row(due).due()).isNull();
        assertThat(row(due).held()).isEqualTo(4);
        assertThat(row(later).held()).isZero();
        assertThat(row(waiting).status()).isEqualTo(Status.WAITING);
        assertThat(f.store.operators().list(ASIDE, Long.MAX_VALUE, 10))
                .extracting(Row::id)
                .containsExactly(due);
        assertThat(roster().unknown()).singleElement().satisfies(state -> {
            assertThat(state.key()).isEqualTo(StoreFixture.A);
            assertThat(state.knownAt()).isBeforeOrEqualTo(state.asideAt());
        });
        // Signals come all the same.
        f.deliver(f.signal("k", "{}", null));
        assertThat(row(due).status()).isEqualTo(Status.PAUSED);

        assertThat(back()).isEqualTo(1);
        assertThat(roster().unknown()).isEmpty();
        assertThat(known()).isEmpty();
        assertThat(row(due).status()).isEqualTo(Status.RUNNABLE);
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(due);
    }

    @Test
    void onlyTheStatesThatAreKnownComeBackHoweverManyThereAre() {
        f.store.insert(Collections.nCopies(5, f.runnable(null)));
        f.store.insert(
                Collections.nCopies(5, new NewRow(f.other, StoreFixture.QUEUE, 5, null, "{}", Due.NOW, Due.NEVER)));
        f.silence(LONG);
        assertThat(roster().setAside(GRACE, 7).values().stream()
                        .mapToInt(n -> n)
                        .sum())
                .isEqualTo(7);
        assertThat(roster().setAside(GRACE, 7).values().stream()
                        .mapToInt(n -> n)
                        .sum())
                .isEqualTo(3);
        assertThat(back()).isEqualTo(5);
        assertThat(roster().unknown()).extracting(Roster.Unknown::key).containsExactly(StoreFixture.OTHER);
        assertThat(f.claim(9)).hasSize(5);
    }

    @Test
    void strangersBehindOthersInEveryQueueAndPriorityAreFound() {
        for (String queue : List.of("a", "b", "c")) {
            for (int priority : List.of(0, 9)) {
                f.insert(new NewRow(f.a, queue, priority, null, "{}", Due.NOW, Due.NEVER));
                f.insert(new NewRow(f.other, queue, priority, null, "{}", Due.NOW, Due.NEVER));
            }
        }
        f.silence(LONG);
        known();
        assertThat(roster().setAside(GRACE, 100)).isEqualTo(Map.of(StoreFixture.OTHER, 6));
        for (String queue : List.of("a", "b", "c")) {
            assertThat(f.store.claim(queue, f.states, 9, StoreFixture.LEASE, StoreFixture.NODE))
                    .hasSize(2);
        }
    }

    @Test
    void whatIsSetAsideWhileOthersAreBroughtBackIsNotForgotten() {
        f.insert(f.runnable(null));
        f.silence(LONG);
        roster().setAside(GRACE, 10);
        Map<Integer, Long> states = known();
        Roster.Back back = roster().bringBack(states.keySet(), -1, 10);
        f.silence(LONG);
        roster().setAside(GRACE, 10);
        assertThat(back.count()).isEqualTo(1);
        roster().settled(states);
        assertThat(roster().unknown()).hasSize(1);
        assertThat(back()).isEqualTo(1);
    }

    @Test
    void nodesThatSetAsideTogetherSetEachAsideOnce() {
        f.store.insert(Collections.nCopies(200, f.runnable(null)));
        f.silence(LONG);
        List<CompletableFuture<Integer>> all = Collections.nCopies(4, 0).stream()
                .map(n -> CompletableFuture.supplyAsync(() -> {
                    int sum = 0;
                    for (int i = 0; i < 10; i++) {
                        sum += roster().setAside(GRACE, 20).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
                    }
                    return sum;
                }))
                .toList();
        assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(200);
        assertThat(back()).isEqualTo(200);
    }

    @Test
    void whatExecutesIsNotSetAside() {
        Claimed claimed = f.claimedNew();
        f.silence(LONG);
        assertThat(roster().setAside(GRACE, 10)).isEmpty();
        assertThat(f.commit(f.to(claimed, Then.DONE)).applied()).isTrue();
    }

    @Test
    void whatIsPausedTooStaysSoWhenItComesBackAndTheOtherWayRound() {
        long id = f.insert(f.runnable(null));
        f.silence(LONG);
        roster().setAside(GRACE, 10);
        f.store.operators().pause(id, "alice");
        f.store.operators().pauseAll("order", null, "alice");
        f.store.operators().hold("order", -1, 10);
        assertThat(row(id).held()).isEqualTo(7);
        f.store.operators().resumeAll("order", null, "alice");
        f.store.operators().letGo(10);
        assertThat(row(id).held()).isEqualTo(5);
        assertThat(back()).isEqualTo(1);
        assertThat(row(id).held()).isEqualTo(1);
        assertThat(f.claim(1)).isEmpty();
        f.store.operators().resume(id, "alice");
        assertThat(f.claim(1)).hasSize(1);
    }

    @Test
    void rewoundOutOfAStateThatNobodyKnowsItGoesOn() {
        Claimed claimed = f.claimedNew();
        f.commit(StoreFixture.action(f.to(claimed, Then.PARK), Due.NOW, 0, 0));
        f.silence(LONG);
        roster().known(new int[] {f.a.state()}, EVERY, GRACE);
        assertThat(roster().setAside(GRACE, 10)).isEqualTo(Map.of(StoreFixture.B, 1));
        f.store.operators().rewind(claimed.id(), 0, "alice");
        assertThat(row(claimed.id()).held()).isZero();
        assertThat(f.claim(1)).hasSize(1);
    }
}
