package dev.pawl.runtime.internal.engine.cron;

import dev.pawl.runtime.spi.Storable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A cron expression by the clocks of a zone, whose hands people move. An expression that names hours means times of day: one
 * that is skipped comes when the clock is moved, one that is there twice counts once, the first time. An expression for every
 * hour means time that passes: it goes on through both.
 */
public final class Cron implements Timetable {

    private static final LocalDateTime ANY = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final String expression;
    private final CronTimes times;
    private final ZoneId zone;

    private Cron(String expression, CronTimes times, ZoneId zone) {
        this.expression = expression;
        this.times = times;
        this.zone = zone;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is wrong, saying what and where, or if no time is ever like that
     */
    public static Cron parse(String expression, ZoneId zone) {
        CronTimes times = new CronReader(expression).read();
        if (times.from(ANY) == null) {
            throw new IllegalArgumentException("The cron expression " + Storable.shown(expression)
                    + " never comes: no month that it names has such a day.");
        }
        return new Cron(expression, times, zone);
    }

    /** The same by the clocks of another zone. */
    public Cron in(ZoneId other) {
        return new Cron(expression, times, other);
    }

    @Override
    public Instant after(Instant time) {
        return times.everyHour() ? passing(time, zone.getRules()) : ofDay(time, zone.getRules());
    }

    /** What local times stand for never goes back, so the first that stands for something later is the one. */
    private Instant ofDay(Instant time, ZoneRules rules) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, rules.getOffset(time));
        while (true) {
            local = from(local.plusSeconds(1));
            Instant at = instant(local, rules);
            if (at.isAfter(time)) {
                return at;
            }
        }
    }

    private static Instant instant(LocalDateTime local, ZoneRules rules) {
        ZoneOffsetTransition move = rules.getTransition(local);
        if (move != null && move.isGap()) {
            return move.getInstant();
        }
        return local.toInstant(rules.getValidOffsets(local).get(0));
    }

    /** Between two moves of the clock an offset holds; a time that does not come before the next move is looked for after. */
    private Instant passing(Instant time, ZoneRules rules) {
        Instant since = time;
        ZoneOffset offset = rules.getOffset(time);
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, offset).plusSeconds(1);
        while (true) {
            Instant at = from(local).toInstant(offset);
            ZoneOffsetTransition move = rules.nextTransition(since);
            if (move == null || at.isBefore(move.getInstant())) {
                return at;
            }
            since = move.getInstant();
            offset = move.getOffsetAfter();
            local = move.getDateTimeAfter();
        }
    }

    private LocalDateTime from(LocalDateTime local) {
        LocalDateTime found = times.from(local);
        if (found == null) {
            throw new IllegalStateException("'" + expression + "' comes no more after " + local);
        }
        return found;
    }

    @Override
    public String expression() {
        return expression;
    }

    @Override
    public String zone() {
        return zone.getId();
    }
}
