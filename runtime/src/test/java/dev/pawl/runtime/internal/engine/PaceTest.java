package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(-7);
    private final Pace pace = new Pace(now::get);

    private void took(long millis) {
        long begun = now.get();
        now.addAndGet(Duration.ofMillis(millis).toNanos());
        pace.done(begun);
    }

    @Test
    void whatTakesNoTimeMayAlwaysBeDone() {
        assertThat(pace.allows()).isTrue();
        took(0);
        assertThat(pace.allows()).isTrue();
        assertThat(pace.left()).isZero();
    }

    @Test
    void whatTakesLongIsDoneSeldom() {
        took(10);
        assertThat(pace.allows()).isFalse();
        assertThat(pace.left()).isEqualTo(Duration.ofMillis(190));
        now.addAndGet(Duration.ofMillis(190).toNanos() - 1);
        assertThat(pace.allows()).isFalse();
        now.incrementAndGet();
        assertThat(pace.allows()).isTrue();
    }

    /** Why it failed, nobody knows: perhaps the database was away, and that says nothing of what it costs. */
    @Test
    void afterAFailureItIsDoneAgainAfterAMinuteAtTheLatest() {
        long begun = now.get();
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        pace.failed(begun);
        assertThat(pace.left()).isEqualTo(Duration.ofMinutes(1));
        assertThat(pace.took()).isEqualTo(Duration.ofSeconds(30).toNanos());
        begun = now.get();
        now.addAndGet(Duration.ofMillis(10).toNanos());
        pace.failed(begun);
        assertThat(pace.left()).isEqualTo(Duration.ofMillis(190));
    }

    @Test
    void itMayBeDoneAtOnceWhereItIsSaid() {
        took(10);
        pace.reset();
        assertThat(pace.allows()).isTrue();
    }
}
