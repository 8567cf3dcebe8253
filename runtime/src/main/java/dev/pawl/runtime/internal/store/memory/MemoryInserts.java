package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Ranks;
import dev.pawl.runtime.internal.store.memory.MemoryInstance.Birth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
            List<@Nullable Integer> ranks = Ranks.of(rows, true);
            List<InsertedRow> inserted = new ArrayList<>(rows.size());
            Set<Gate> refused = new HashSet<>();
            for (int i = 0; i < rows.size(); i++) {
                NewRow row = rows.get(i);
                inserted.add(insert(row, null, ranks.get(i), now));
                if (row.gate() != null && !inserted.get(i).created() && rows.size() > 1) {
                    refused.add(row.gate());
                }
            }
            // Others may stand in line behind one that was not inserted.
            tables.gates.letIn(refused, now);
            return inserted;
        });
    }

    static void check(String doing, List<NewRow> rows) {
        rows.forEach(row -> {
            Texts.requireStorable(doing, row.queue(), row.key(), row.data());
            if (row.gate() != null) {
                Texts.requireStorable(doing, row.gate().limit(), row.gate().partition());
            }
        });
    }

    /**
     * @param birth whose child it is; null where it is nobody's
     * @param rank of those of a batch that want a place at its gate at once; with one above the number of places it stands in
     *     line from the start
     */
    InsertedRow insert(NewRow row, @Nullable Birth birth, @Nullable Integer rank, Instant now) {
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
                row.gate(),
                now);
        instance.actionAt = action;
        instance.held = paused ? MemoryInstance.WITH_MACHINE : 0;
        boolean lined = rank != null
                && row.gate() != null
                && rank > tables.quotas.places(row.gate().limit());
        instance.due = paused || lined ? null : due;
        instance.lineAt = lined && !paused ? now : null;
        instance.heldDue = paused ? due : null;
        tables.instances.add(instance);
        tables.history.inserted(instance, now);
        return new InsertedRow(instance.id, true);
    }
}
