package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Operated.Answer;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.ScheduleRow;
import dev.pawl.runtime.internal.store.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Schedules. */
final class MemorySchedules implements Schedules {

    private final MemoryTables tables;
    private final MemoryInserts inserts;
    private final TreeMap<String, MemorySchedule> schedules = new TreeMap<>();

    MemorySchedules(MemoryTables tables, MemoryInserts inserts) {
        this.tables = tables;
        this.inserts = inserts;
    }

    @Override
    public Looked look(Collection<ScheduleDefinition> definitions) {
        return tables.locked(() -> {
            List<ScheduleRow> rows = new ArrayList<>();
            for (ScheduleDefinition definition : definitions) {
                MemorySchedule schedule = schedules.get(definition.name());
                if (schedule != null) {
                    if (schedule.definition.equals(definition)) {
                        schedule.seen = tables.life();
                    }
                    rows.add(row(schedule));
                }
            }
            return new Looked(tables.now(), rows);
        });
    }

    private ScheduleRow row(MemorySchedule schedule) {
        return schedule.row(live(schedule));
    }

    private boolean live(MemorySchedule schedule) {
        return tables.life() - schedule.seen < ALIVE.toNanos();
    }

    @Override
    public boolean define(ScheduleDefinition definition, Instant next, long rev) {
        Texts.requireStorable("define a schedule", definition.name(), definition.expression(), definition.zone());
        if (rev != ScheduleRow.NONE) {
            return change(definition.name(), rev, schedule -> redefine(schedule, definition, next));
        }
        return tables.locked(() -> {
            MemorySchedule made = new MemorySchedule(definition, tables.now(), kept(next), tables.life());
            return schedules.putIfAbsent(definition.name(), made) == null;
        });
    }

    /** What failed for the definition that was may go well with this one. */
    private void redefine(MemorySchedule schedule, ScheduleDefinition definition, Instant next) {
        schedule.since = schedule.definition.sameTimes(definition) ? schedule.since : tables.now();
        schedule.definition = definition;
        schedule.next = kept(next);
        schedule.seen = tables.life();
        schedule.well();
    }

    @Override
    public @Nullable InsertedRow fire(Firing firing, NewRow instance) {
        List<InsertedRow> inserted = new ArrayList<>(1);
        change(firing.name(), firing.rev(), schedule -> {
            InsertedRow made = inserts.insert(List.of(instance)).get(0);
            inserted.add(made);
            fired(schedule, firing, instance, made);
        });
        return inserted.isEmpty() ? null : inserted.get(0);
    }

    /** An operator's occurrence is beside the others: these stay as they are. */
    private void fired(MemorySchedule schedule, Firing firing, NewRow instance, InsertedRow made) {
        if (firing.next() != null) {
            schedule.next = kept(firing.next());
            schedule.well();
        }
        if (made.created()) {
            schedule.last = kept(firing.at());
            schedule.lastInstance = made.id();
        } else {
            schedule.error = new ScheduleRow.Problem(firing.refused(instance.key(), made.id()), tables.now());
        }
        if (firing.by() != null) {
            schedule.trigger = new ScheduleRow.Act(firing.by(), tables.now());
        }
        if (firing.asked()) {
            schedule.asked = null;
        }
    }

    @Override
    public boolean skip(String name, long rev, Instant next) {
        return change(name, rev, schedule -> {
            schedule.next = kept(next);
            schedule.well();
        });
    }

    @Override
    public boolean fail(String name, long rev, String error, @Nullable Duration again) {
        Texts.requireStorable("tell that a schedule failed", error);
        return change(name, rev, schedule -> {
            Instant now = tables.now();
            schedule.error = new ScheduleRow.Problem(error, now);
            if (again == null) {
                schedule.asked = null;
            } else {
                schedule.failures++;
                schedule.again = MemoryTimes.after(now, again);
            }
        });
    }

    /** Changes one, if it is at that revision; tells whether it is. */
    private boolean change(String name, long rev, Consumer<MemorySchedule> change) {
        return tables.locked(() -> {
            MemorySchedule schedule = schedules.get(name);
            if (schedule == null || schedule.rev != rev) {
                return false;
            }
            change.accept(schedule);
            schedule.rev++;
            return true;
        });
    }

    private static Instant kept(Instant time) {
        return Objects.requireNonNull(MemoryTimes.kept(time));
    }

    @Override
    public List<ScheduleRow> list() {
        return tables.locked(() -> schedules.values().stream().map(this::row).toList());
    }

    @Override
    public Answer pause(String name, String who) {
        return operate(name, who, schedule -> schedule.pause == null, schedule -> schedule.pause = by(who));
    }

    @Override
    public Answer resume(String name, String who) {
        return operate(name, who, schedule -> schedule.pause != null, schedule -> {
            schedule.pause = null;
            schedule.resume = by(who);
        });
    }

    @Override
    public Answer ask(String name, String who) {
        return operate(
                name, who, schedule -> schedule.asked == null && live(schedule), schedule -> schedule.asked = by(who));
    }

    @Override
    public Answer delete(String name) {
        return operate(name, "", schedule -> !live(schedule), schedule -> schedules.remove(name));
    }

    private ScheduleRow.Act by(String who) {
        return new ScheduleRow.Act(who, tables.now());
    }

    private Answer operate(
            String name, String who, Predicate<MemorySchedule> applicable, Consumer<MemorySchedule> operation) {
        Texts.requireStorable("operate a schedule", name, who);
        return tables.locked(() -> {
            MemorySchedule schedule = schedules.get(name);
            if (schedule == null) {
                return Answer.MISSING;
            }
            if (!applicable.test(schedule)) {
                return Answer.NOT_APPLICABLE;
            }
            operation.accept(schedule);
            schedule.rev++;
            return Answer.DONE;
        });
    }
}
