package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as Postgres would have them: whole microseconds, rounded up on their way in, and no further than it can count. */
final class MemoryTimes {

    private MemoryTimes() {}

    static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant kept(@Nullable Instant time) {
        Long micros = Times.micros(time);
        return micros == null ? null : Times.instant(micros);
    }

    static Instant after(Instant now, Duration delay) {
        Long micros = Times.micros(delay);
        return micros == null ? now : now.plus(micros, ChronoUnit.MICROS);
    }

    static Instant before(Instant now, Duration delay) {
        Long micros = Times.micros(delay);
        return micros == null ? now : now.minus(micros, ChronoUnit.MICROS);
    }

    /** When that is for a commit at this time; null for never. */
    static @Nullable Instant resolve(Due due, Instant now) {
        return earliest(due.in() == null ? null : after(now, due.in()), kept(due.at()));
    }

    static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isBefore(a) ? b : a;
    }

    /** How long from the one to the other; not negative. */
    static Duration until(Instant now, Instant then) {
        return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    }
}
