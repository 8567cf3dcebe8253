package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Gate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who has a place of a limit, who stands in line for one, and who for a token. Guarded by the store's lock. */
final class MemoryLines {

    private static final Comparator<MemoryInstance> BY_ID = Comparator.comparingLong(i -> i.id);

    /** The highest priority first, then who has stood there the longest. */
    private static final Comparator<MemoryInstance> BY_LINE = Comparator.<MemoryInstance>comparingInt(i -> -i.priority)
            .thenComparing(i -> Objects.requireNonNull(i.lineAt))
            .thenComparing(BY_ID);

    private static final Comparator<MemoryInstance> BY_LET = Comparator.<MemoryInstance, Instant>comparing(
                    i -> Objects.requireNonNull(i.letAt))
            .thenComparing(BY_ID);

    private static final Comparator<Gate> BY_NAME =
            Comparator.comparing(Gate::limit).thenComparing(Gate::partition);

    /** What goes on at a gate. */
    static final class Line {

        /** How many execute. */
        private int seated;

        /** Who is to be let in. */
        private final NavigableSet<MemoryInstance> waiting = new TreeSet<>(BY_LINE);

        /** Who was let in and is yet to be claimed. */
        private final NavigableSet<MemoryInstance> let = new TreeSet<>(BY_LET);

        int seated() {
            return seated;
        }

        NavigableSet<MemoryInstance> waiting() {
            return waiting;
        }

        /** How many were let in since then and are yet to be claimed. */
        int letSince(Instant time) {
            int since = 0;
            for (MemoryInstance instance : let.descendingSet()) {
                if (instance.letAt == null || !instance.letAt.isAfter(time)) {
                    break;
                }
                since++;
            }
            return since;
        }

        private boolean empty() {
            return seated == 0 && waiting.isEmpty() && let.isEmpty();
        }
    }

    private final TreeMap<Gate, Line> lines = new TreeMap<>(BY_NAME);
    private final Map<String, NavigableSet<MemoryInstance>> throttled = new HashMap<>();

    void add(MemoryInstance instance) {
        if (instance.throttle != null) {
            throttled
                    .computeIfAbsent(instance.throttle, any -> new TreeSet<>(BY_ID))
                    .add(instance);
        }
        if (instance.gate == null || !instance.seated && instance.lineAt == null) {
            return;
        }
        Line line = lines.computeIfAbsent(instance.gate, any -> new Line());
        if (instance.seated) {
            line.seated++;
        }
        if (instance.lineAt != null) {
            (instance.letAt == null ? line.waiting : line.let).add(instance);
        }
    }

    void remove(MemoryInstance instance) {
        if (instance.throttle != null) {
            throttled.computeIfPresent(instance.throttle, (any, those) -> {
                those.remove(instance);
                return those.isEmpty() ? null : those;
            });
        }
        Line line = instance.gate == null ? null : lines.get(instance.gate);
        if (line == null || instance.gate == null || !instance.seated && instance.lineAt == null) {
            return;
        }
        if (instance.seated) {
            line.seated--;
        }
        if (instance.lineAt != null) {
            (instance.letAt == null ? line.waiting : line.let).remove(instance);
        }
        if (line.empty()) {
            lines.remove(instance.gate);
        }
    }

    /** What goes on at a gate; null where nothing does. */
    @Nullable Line at(Gate gate) {
        return lines.get(gate);
    }

    /** The gates behind this one at which something goes on, in the order of names. */
    Map<Gate, Line> after(Gate gate) {
        return lines.tailMap(gate, false);
    }

    /** The gates of a limit at which something goes on, and those behind it. */
    Map<Gate, Line> from(String limit) {
        return lines.tailMap(new Gate(limit, ""), true);
    }

    /** Those that stand in line for tokens of a limit, by id; with those that execute and are about to take theirs. */
    Collection<MemoryInstance> throttled(String limit) {
        return throttled.getOrDefault(limit, new TreeSet<>(BY_ID));
    }
}
