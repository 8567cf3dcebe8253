package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** New instances. */
final class MemoryInserts {

    private final MemoryTables tables;

    MemoryInserts(MemoryTables tables) {
        this.tables = tables;
    }

    List<InsertedRow> insert(List<NewRow> rows) {
        String doing = rows.size() == 1 ? "insert an instance" : "insert instances";
        rows.forEach(row -> Texts.requireStorable(doing, row.queue(), row.key(), row.data()));
        return tables.locked(() -> {
            Instant now = tables.now();
            List<InsertedRow> inserted = new ArrayList<>(rows.size());
            for (NewRow row : rows) {
                inserted.add(insert(row, now));
            }
            return inserted;
        });
    }

    private InsertedRow insert(NewRow row, Instant now) {
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
