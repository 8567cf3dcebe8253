package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.engine.cron.Timetable;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.spi.NewInstance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A schedule that a node has: when it comes, and what is to be inserted then. */
public record Planned(ScheduleDefinition definition, Timetable timetable, Maker maker) {

    /** The user's function. */
    @FunctionalInterface
    public interface Maker {
        /** @param by the operator who asked for it; null where time brought it */
        NewInstance<?> make(Instant at, @Nullable String by) throws Exception;
    }

    String name() {
        return definition.name();
    }
}
