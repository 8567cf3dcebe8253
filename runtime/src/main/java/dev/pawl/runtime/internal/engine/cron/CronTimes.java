package dev.pawl.runtime.internal.engine.cron;

import com.cronutils.model.time.ExecutionTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cron expression says of a clock on a wall that nobody moves: the times of any of some simpler expressions. Immutable.
 *
 * @param everyHour whether it names no hours, so that it is about the time that passes and not about the time of day
 */
record CronTimes(List<ExecutionTime> any, boolean everyHour) {

    /** The first time from that one on; null if none comes. */
    @Nullable LocalDateTime from(LocalDateTime time) {
        LocalDateTime earliest = null;
        for (ExecutionTime one : any) {
            LocalDateTime next = from(one, time);
            earliest = earliest == null || next != null && next.isBefore(earliest) ? next : earliest;
        }
        return earliest;
    }

    /** The library is only asked in UTC, where no clock is moved. */
    static @Nullable LocalDateTime from(ExecutionTime one, LocalDateTime time) {
        return one.nextExecution(time.minusSeconds(1).atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toLocalDateTime)
                .orElse(null);
    }
}
