package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrefetchTest {

    private final Prefetch prefetch = new Prefetch(10, Ticker.SYSTEM);

    private int after(int events, Duration each) {
        for (int i = 0; i < events; i++) {
            prefetch.executed(each.toNanos());
        }
        return prefetch.size();
    }

    @Test
    void nothingIsFetchedAheadBeforeItIsKnownHowLongEventsTake() {
        assertThat(prefetch.size()).isZero();
    }

    @Test
    void asMuchAsKeepsThePlacesBusyForAMoment() {
        assertThat(after(1, Duration.ofMillis(5))).isEqualTo(100);
        assertThat(after(1_000, Duration.ofMillis(1))).isBetween(490, 500);
    }

    @Test
    void ofStepsThatTakeAnInstantWholeGroups() {
        assertThat(after(1, Duration.ofNanos(300))).isEqualTo(3 * Settings.GROUP);
    }

    @Test
    void ofStepsThatTakeLongNothing() {
        assertThat(after(1, Duration.ofSeconds(1))).isZero();
        assertThat(after(1_000, Duration.ofNanos(300))).isPositive();
        assertThat(after(1_000, Duration.ofSeconds(1))).isZero();
    }
}
