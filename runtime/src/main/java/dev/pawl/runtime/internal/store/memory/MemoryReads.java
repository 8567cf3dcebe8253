package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instances as observers find them. */
final class MemoryReads {

    private final MemoryTables tables;

    MemoryReads(MemoryTables tables) {
        this.tables = tables;
    }

    Optional<Row> get(int machine, long id) {
        return tables.locked(() -> row(tables.instances.get(machine, id)));
    }

    Optional<Row> get(long id) {
        return tables.locked(() -> row(tables.instances.get(id)));
    }

    Optional<Row> find(int machine, String key) {
        return tables.locked(
                () -> row(tables.instances.live(machine, key)).or(() -> row(tables.instances.lastEnded(machine, key))));
    }

    List<Row> ended(Collection<Long> ids) {
        return tables.locked(() -> tables.instances.all(ids).stream()
                .filter(instance -> !instance.live())
                .map(this::row)
                .flatMap(Optional::stream)
                .toList());
    }

    List<HistoryRow> history(int machine, long id, long after, int limit) {
        return tables.locked(() -> tables.history.page(id, after, limit).stream()
                .filter(row -> Integer.valueOf(machine)
                        .equals(tables.dictionary.machine(row.to().machine())))
                .toList());
    }

    Optional<Row> row(@Nullable MemoryInstance instance) {
        if (instance == null) {
            return Optional.empty();
        }
        boolean event = instance.event != null;
        return Optional.of(new Row(
                instance.id,
                tables.dictionary.state(instance.state),
                instance.status,
                instance.queue,
                instance.priority,
                instance.key,
                instance.data,
                event ? instance.eventAttempt : instance.attempt,
                (event ? instance.eventFailures : instance.failures) + instance.crashes,
                instance.error,
                instance.insertedAt,
                instance.enteredAt,
                instance.endedAt,
                instance.due,
                instance.gate,
                heldBackBy(instance),
                instance.held,
                instance.birth == null ? null : instance.birth.parent(),
                instance.kids == null ? 0 : instance.kids));
    }

    private static @Nullable String heldBackBy(MemoryInstance instance) {
        if (instance.lineAt != null && instance.gate != null) {
            return instance.gate.limit();
        }
        return instance.lease == null && instance.live() ? instance.throttle : null;
    }
}
