package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VigilTest {

    private final AtomicLong now = new AtomicLong(-7);
    private final Vigil vigil = new Vigil(Duration.ofSeconds(60), Duration.ofSeconds(20), now::get);

    private boolean after(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
        return vigil.kept();
    }

    @Test
    void itTakesItsTime() {
        assertThat(after(0)).isFalse();
        assertThat(after(20)).isFalse();
        assertThat(after(20)).isFalse();
        assertThat(after(20)).isTrue();
        assertThat(after(20)).isTrue();
    }

    @Test
    void whoSleptOrWasCutOffBeginsAnew() {
        after(0);
        after(20);
        after(20);
        assertThat(after(21)).isFalse();
        assertThat(after(20)).isFalse();
        assertThat(after(20)).isFalse();
        assertThat(after(20)).isTrue();
        vigil.broken();
        assertThat(after(1)).isFalse();
    }
}
