package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.memory.MemoryInstance.Birth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** New instances. */
final class MemoryInserts {

    private final MemoryTables tables;

    MemoryInserts(MemoryTables tables) {
        this.tables = tables;
    }

    List<InsertedRow> insert(List<NewRow> rows) {
        String doing = rows.size() == 1 ? "insert an instance" : "insert instances";
        check(doing, rows);
        return tables.locked(() -> {
            Instant now = tables.now();
            List<InsertedRow> inserted = new ArrayList<>(rows.size());
            for (NewRow row : rows) {
                inserted.add(insert(row, null, now));
            }
            return inserted;
        });
    }

    static void check(String doing, List<NewRow> rows) {
        rows.forEach(row -> Texts.requireStorable(doing, row.queue(), row.key(), row.data()));
    }

    /** @param birth whose child it is; null where it is nobody's */
    InsertedRow insert(NewRow row, @Nullable Birth birth, Instant now) {
        int machine = row.state().machine();
        MemoryInstance holder = tables.instances.live(machine, row.key());
        if (holder != null) {
            return new InsertedRow(holder.id, false);
        }
        boolean paused = tables.pauses.machinePaused(machine);
        Instant action = MemoryTimes.resolve(row.action(), now);
        Instant due = MemoryTimes.earliest(action, MemoryTimes.resolve(row.timers(), now));
        MemoryInstance instance = new MemoryInstance(
                tables.instances.nextId(),
                machine,
                row.state().state(),
                row.queue(),
                row.priority(),
                row.key(),
                row.data(),
                paused ? Status.PAUSED : action == null ? Status.WAITING : Status.RUNNABLE,
                birth,
                now);
        instance.actionAt = action;
        instance.held = paused ? MemoryInstance.WITH_MACHINE : 0;
        instance.due = paused ? null : due;
        instance.heldDue = paused ? due : null;
        tables.instances.add(instance);
        tables.history.inserted(instance, now);
        return new InsertedRow(instance.id, true);
    }
}
