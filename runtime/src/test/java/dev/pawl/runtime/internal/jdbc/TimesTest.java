package dev.pawl.runtime.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void microsecondsAreRoundedUp() {
        assertThat(Times.micros(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(Times.micros(Duration.ofNanos(1_000))).isEqualTo(1);
        assertThat(Times.micros(Duration.ofSeconds(2, 1_001))).isEqualTo(2_000_002);
        assertThat(Times.micros(Instant.ofEpochSecond(3, 999_999_999))).isEqualTo(4_000_000);
        assertThat(Times.micros(Instant.ofEpochSecond(-1, 1))).isEqualTo(-999_999);
    }

    @Test
    void whatIsBeyondReasonIsKeptWithinIt() {
        assertThat(Times.instant(Times.micros(Instant.MAX))).isEqualTo(Instant.parse("9999-12-31T00:00:00Z"));
        assertThat(Times.instant(Times.micros(Instant.MIN))).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
        assertThat(Times.duration(Times.micros(Duration.ofSeconds(Long.MAX_VALUE))))
                .isEqualTo(Duration.ofDays(365_000));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Times.micros((Instant) null)).isNull();
        assertThat(Times.micros((Duration) null)).isNull();
    }
}
