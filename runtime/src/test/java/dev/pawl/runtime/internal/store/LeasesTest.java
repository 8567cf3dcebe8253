package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.LEASE;
import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static dev.pawl.runtime.internal.store.StoreFixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nodes hold. */
class LeasesTest extends StoreContract {

    @Test
    void aReapedInstanceIsAnothersAfterAWhileThatGrows() {
        long id = f.claimedNew().id();
        for (int seconds : new int[] {0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            f.expire(id, Duration.ofSeconds(1));
            assertThat(f.store.reap(9)).containsExactly(new Reaped(id, QUEUE, Duration.ofSeconds(seconds)));
            f.skip(Duration.ofSeconds(seconds));
            assertThat(f.claim(1)).hasSize(1);
        }
        assertThat(f.row(id).failures()).isEqualTo(12);
        assertThat(f.store.reap(9)).isEmpty();
    }

    @Test
    void reapingIsBoundedAndTakesTheLongestExpired() {
        Claimed one = f.claimedNew();
        Claimed two = f.claimedNew();
        Claimed kept = f.claimedNew();
        f.expire(one.id(), Duration.ofSeconds(1));
        f.expire(two.id(), Duration.ofHours(1));
        assertThat(f.store.reap(1)).extracting(Reaped::id).containsExactly(two.id());
        assertThat(f.store.reap(1)).extracting(Reaped::id).containsExactly(one.id());
        assertThat(f.store.reap(1)).isEmpty();
        assertThat(f.store.held(Set.of(kept.id()), NODE)).hasSize(1);
    }

    @Test
    void whatIsGivenBackIsDueAtOnceUnlessItHasMovedOn() {
        Claimed mine = f.claimedNew();
        Claimed moved = f.claimedNew();
        Claimed others = f.store.claim(QUEUE, f.states, 1, LEASE, NODE).stream()
                .findFirst()
                .orElseGet(() -> {
                    f.insert(f.runnable(null));
                    return f.store.claim(QUEUE, f.states, 1, LEASE, NODE + 1).get(0);
                });
        f.commit(f.to(moved, Then.CONTINUE));
        f.store.release(
                Stream.of(others, moved, mine)
                        .map(c -> new Held(c.id(), c.rev()))
                        .toList(),
                NODE);
        List<Claimed> again = f.claim(9);
        assertThat(again).extracting(Claimed::id).containsExactly(mine.id());
        assertThat(again.get(0).crashes()).isZero();
        assertThat(f.commit(f.to(mine, Then.DONE)).applied()).isFalse();
    }
}
