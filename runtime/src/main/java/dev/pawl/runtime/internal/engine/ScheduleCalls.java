package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.Operated.Answer;
import dev.pawl.runtime.internal.store.ScheduleRow;
import dev.pawl.runtime.internal.store.Schedules;
import dev.pawl.runtime.internal.store.Schedules.Looked;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What operators ask of schedules, from any node. Thread-safe. */
public final class ScheduleCalls {

    private final Schedules store;
    private final Scheduler scheduler;
    private final BooleanSupplier closed;

    ScheduleCalls(Schedules store, Scheduler scheduler, BooleanSupplier closed) {
        this.store = store;
        this.scheduler = scheduler;
        this.closed = closed;
    }

    private Schedules open() {
        if (closed.getAsBoolean()) {
            throw new EngineClosedException();
        }
        return store;
    }

    public List<ScheduleRow> list() {
        return open().list();
    }

    public Answer pause(String name, String who) {
        return open().pause(name, who);
    }

    public Answer resume(String name, String who) {
        Answer answer = open().resume(name, who);
        scheduler.wake();
        return answer;
    }

    public Answer delete(String name) {
        return open().delete(name);
    }

    /**
     * What became of a trigger.
     *
     * @param instance the new one, or the live one that has its key; null where another node will make it
     */
    public record Triggered(Answer answer, @Nullable Long instance) {}

    /**
     * Makes an instance now: here, where this node has the schedule; else a node that has it is asked.
     *
     * @throws IllegalStateException if the function fails
     */
    public Triggered trigger(String name, String who) {
        Planned one = scheduler.planned(name);
        if (one == null) {
            return new Triggered(open().ask(name, who), null);
        }
        while (true) {
            Looked looked = open().look(List.of(one.definition()));
            ScheduleRow row = looked.row(name);
            if (row == null) {
                return new Triggered(Answer.MISSING, null);
            }
            InsertedRow inserted = triggered(one, row, who, looked);
            if (inserted != null) {
                return new Triggered(inserted.created() ? Answer.DONE : Answer.KEY_TAKEN, inserted.id());
            }
        }
    }

    private @Nullable InsertedRow triggered(Planned one, ScheduleRow row, String who, Looked looked) {
        try {
            return scheduler.triggered(one, row, who, looked.now(), false);
        } catch (Scheduler.MakerException e) {
            throw new IllegalStateException(
                    "Schedule '" + one.name() + "' has no instance, for its function failed: "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }
}
