package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.engine.cron.Cron;
import dev.pawl.runtime.internal.engine.cron.Every;
import dev.pawl.runtime.internal.engine.cron.Timetable;
import dev.pawl.runtime.internal.store.ScheduleDefinition.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of occurrences that came while nobody looked. */
class CatchUpTest {

    private static final Timetable HOURLY = Cron.parse("0 * * * *", ZoneOffset.UTC);
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Instant THREE = Instant.parse("2025-01-01T03:00:00Z");
    private static final Instant SIX = Instant.parse("2025-01-01T06:00:00Z");

    private static CatchUp at(Policy missed, String now) {
        return CatchUp.of(HOURLY, missed, THREE, LONG_AGO, Instant.parse(now));
    }

    private static CatchUp said(String occurrence, String next) {
        return new CatchUp(occurrence == null ? null : Instant.parse(occurrence), Instant.parse(next));
    }

    @ParameterizedTest
    @EnumSource
    void oneThatJustCameIsNotMissed(Policy missed) {
        assertThat(at(missed, "2025-01-01T03:00:00Z")).isEqualTo(said("2025-01-01T03:00:00Z", "2025-01-01T04:00:00Z"));
        assertThat(at(missed, "2025-01-01T03:01:00Z")).isEqualTo(said("2025-01-01T03:00:00Z", "2025-01-01T04:00:00Z"));
    }

    @Test
    void whatWasMissedIsSkippedOrMadeOnceOrMadeUpForInOrder() {
        String now = "2025-01-01T05:30:00Z";
        assertThat(at(Policy.SKIP, now)).isEqualTo(said(null, "2025-01-01T06:00:00Z"));
        assertThat(at(Policy.ONCE, now)).isEqualTo(said("2025-01-01T05:00:00Z", "2025-01-01T06:00:00Z"));
        assertThat(at(Policy.ALL, now)).isEqualTo(said("2025-01-01T03:00:00Z", "2025-01-01T04:00:00Z"));
    }

    @Test
    void theLatestIsNotSkippedWhileItIsFresh() {
        assertThat(at(Policy.SKIP, "2025-01-01T05:00:59Z"))
                .isEqualTo(said("2025-01-01T05:00:00Z", "2025-01-01T06:00:00Z"));
        assertThat(at(Policy.SKIP, "2025-01-01T03:01:01Z")).isEqualTo(said(null, "2025-01-01T04:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDueBeforeTheTimetableChangedIsOwedAndNothingOfTheNewOneBeforeThat(Policy missed) {
        Instant since = Instant.parse("2025-01-01T05:30:00Z");
        CatchUp todo = CatchUp.of(HOURLY, missed, THREE, since, since.plusSeconds(5));
        assertThat(todo).isEqualTo(new CatchUp(missed == Policy.SKIP ? null : THREE, SIX));
    }

    @Test
    void theLatestOfAYearOfSecondsIsFoundAtOnce() {
        Timetable seconds = new Every(Duration.ofSeconds(1));
        Instant now = THREE.plus(Duration.ofDays(3650)).plusMillis(300);
        assertThat(CatchUp.of(seconds, Policy.ONCE, THREE, LONG_AGO, now))
                .isEqualTo(new CatchUp(now.minusMillis(300), now.plusMillis(700)));
        Timetable rare = Cron.parse("* * * 1 1 *", ZoneOffset.UTC);
        Instant summer = Instant.parse("2035-07-01T00:00:00Z");
        assertThat(CatchUp.of(rare, Policy.ONCE, THREE, LONG_AGO, summer))
                .isEqualTo(said("2035-01-01T23:59:59Z", "2036-01-01T00:00:00Z"));
    }
}
