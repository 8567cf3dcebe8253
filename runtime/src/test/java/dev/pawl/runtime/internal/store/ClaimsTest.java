package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.LEASE;
import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static dev.pawl.runtime.internal.store.StoreFixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way from the queue into a hand. */
class ClaimsTest extends StoreContract {

    private NewRow row(int priority, Due action) {
        return new NewRow(f.a, QUEUE, priority, null, "{}", action, Due.NEVER);
    }

    private static Due ago(int seconds) {
        return Due.at(Instant.parse("2020-01-01T00:00:00Z").minusSeconds(seconds));
    }

    @Test
    void theHighestPriorityComesFirstThenTheLongestDue() {
        List<Long> ids = f
                .store
                .insert(List.of(
                        row(5, ago(1)),
                        row(5, ago(3)),
                        row(9, Due.NOW),
                        row(0, ago(99)),
                        row(5, ago(2)),
                        row(9, Due.in(Duration.ofHours(1)))))
                .stream()
                .map(InsertedRow::id)
                .toList();
        assertThat(f.claim(3)).extracting(Claimed::id).containsExactly(ids.get(2), ids.get(1), ids.get(4));
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(ids.get(0), ids.get(3));
        assertThat(f.claim(9)).isEmpty();
    }

    @Test
    void otherQueuesAndStatesThatAreNotKnownAreLeft() {
        f.insert(new NewRow(f.a, "else", 5, null, "{}", Due.NOW, Due.NEVER));
        f.insert(new NewRow(f.other, QUEUE, 5, null, "{}", Due.NOW, Due.NEVER));
        assertThat(f.claim(9)).isEmpty();
        assertThat(f.store.claim(QUEUE, new int[] {f.other.state()}, 9, LEASE, NODE))
                .hasSize(1);
        assertThat(f.store.claim("else", f.states, 9, LEASE, NODE)).hasSize(1);
    }

    @Test
    void aClaimSaysAllThatIsKnown() {
        Claimed first = f.claimedNew();
        f.deliver(f.signal(first.id(), "{\"first\":1}", null));
        f.deliver(f.signal(first.id(), "{\"second\":2}", "d"));
        Again again = new Again("signal paid", 3, 2, Due.NOW);
        f.commit(StoreFixture.again(
                StoreFixture.fired(
                        StoreFixture.action(f.to(first, Then.PARK), Due.in(Duration.ofHours(1)), 5, 4),
                        Set.of("at \"x\\y\"", "after PT1H"),
                        false),
                again));

        Claimed claimed = f.claim(9).get(0);
        assertThat(claimed.state()).isEqualTo(f.b.state());
        assertThat(claimed.rev()).isEqualTo(first.rev() + 2);
        assertThat(claimed.data()).isEqualTo("{\"n\":2}");
        assertThat(claimed.enteredAt()).isEqualTo(first.enteredAt());
        assertThat(claimed.actionAt())
                .isBetween(claimed.now().plusSeconds(3500), claimed.now().plusSeconds(3600));
        assertThat(claimed.attempt()).isEqualTo(5);
        assertThat(claimed.failures()).isEqualTo(4);
        assertThat(claimed.crashes()).isZero();
        assertThat(claimed.fired()).containsExactlyInAnyOrder("at \"x\\y\"", "after PT1H");
        Again found = claimed.again();
        assertThat(found).isNotNull();
        assertThat(found.event()).isEqualTo("signal paid");
        assertThat(found.attempt()).isEqualTo(3);
        assertThat(found.failures()).isEqualTo(2);
        assertThat(found.at().at()).isBeforeOrEqualTo(claimed.now());
        assertThat(claimed.inbox().mail()).isEqualTo(2);
        assertThat(claimed.inbox().complete()).isTrue();
        assertThat(claimed.inbox().signals())
                .extracting(Mail::payload)
                .containsExactly("{\"first\":1}", "{\"second\":2}");
        assertThat(claimed.inbox().signals()).extracting(Mail::signal).containsOnly("paid");
        assertThat(claimed.inbox().signals().get(0).at())
                .isBetween(first.now(), claimed.inbox().signals().get(1).at());
    }

    @Test
    void aLongInboxComesInPart() {
        long id = f.insert(f.waiting(null));
        f.store.deliver(IntStream.range(0, 100)
                .mapToObj(n -> f.signal(id, String.valueOf(n), null))
                .toList());
        Claimed claimed = f.claim(1).get(0);
        assertThat(claimed.inbox().mail()).isEqualTo(100);
        assertThat(claimed.inbox().complete()).isFalse();
        assertThat(claimed.inbox().signals())
                .extracting(Mail::payload)
                .containsExactlyElementsOf(
                        IntStream.range(0, 64).mapToObj(String::valueOf).toList());
    }

    @Test
    void aHeavyInboxComesInPart() {
        long id = f.insert(f.waiting(null));
        String heavy = "\"" + "x".repeat(600_000) + "\"";
        f.store.deliver(Collections.nCopies(4, f.signal(id, heavy, null)));
        Claimed claimed = f.claim(1).get(0);
        assertThat(claimed.inbox().complete()).isFalse();
        assertThat(claimed.inbox().signals()).extracting(Mail::payload).containsExactly(heavy, heavy);
    }

    @Test
    void anInboxIsAskedForBySignals() {
        long id = f.insert(f.waiting(null));
        f.deliver(f.signal(id, "1", null));
        f.deliver(new Delivery(f.a.machine(), id, null, "shipped", "2", null));
        f.deliver(f.signal(id, "3", null));
        assertThat(f.store.inbox(id, Set.of("paid", "never"), 2).signals())
                .extracting(Mail::payload)
                .containsExactly("1", "3");
        assertThat(f.store.inbox(id, Set.of("paid"), 2).complete()).isTrue();
        assertThat(f.store.inbox(id, Set.of("paid"), 1).complete()).isFalse();
        assertThat(f.store.inbox(id, Set.of("paid"), 1).mail()).isEqualTo(3);
        assertThat(f.store.inbox(id, Set.of(), 1).signals()).isEmpty();
    }

    @Test
    void theNextDueTimeIsOfEachQueueAndOfKnownStates() {
        f.insert(row(3, Due.in(Duration.ofHours(2))));
        f.insert(row(7, Due.in(Duration.ofHours(3))));
        f.insert(new NewRow(f.a, "timers", 5, null, "{}", Due.NEVER, Due.in(Duration.ofHours(1))));
        f.insert(new NewRow(f.other, QUEUE, 5, null, "{}", Due.NOW, Due.NEVER));
        Map<String, Duration> next = f.store
                .look(Look.Request.of(Set.of(QUEUE, "timers", "empty"), f.states, false))
                .due();
        assertThat(next).containsOnlyKeys(QUEUE, "timers");
        assertThat(next.get(QUEUE)).isBetween(Duration.ofMinutes(119), Duration.ofHours(2));
        assertThat(next.get("timers")).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void aTimeIsNeverClaimedBeforeItsNanoseconds() {
        Instant at = Instant.parse("2020-01-01T00:00:00.000000001Z");
        f.insert(row(5, Due.at(at)));
        assertThat(f.claim(1).get(0).actionAt()).isAfterOrEqualTo(at);
    }

    @Test
    void whatWaitsIsCountedUpToABound() {
        f.store.insert(List.of(row(5, ago(60)), row(9, Due.NOW), row(0, ago(1)), row(5, Due.in(Duration.ofHours(1)))));
        Depth some = f.store.backlog(Map.of(QUEUE, Watermark.NONE), 2).get(0);
        assertThat(some.due()).isEqualTo(2);
        assertThat(some.more()).isTrue();
        assertThat(some.oldest()).isGreaterThan(Duration.ofDays(365));
        List<Depth> all = f.store.backlog(Map.of(QUEUE, Watermark.NONE, "empty", Watermark.NONE), 3);
        assertThat(all).extracting(Depth::due).containsExactlyInAnyOrder(3, 0);
        assertThat(all).extracting(Depth::more).containsOnly(false);
        assertThat(all).contains(new Depth("empty", 0, false, Duration.ZERO));
    }
}
