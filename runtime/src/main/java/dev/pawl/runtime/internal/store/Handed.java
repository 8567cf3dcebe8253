package dev.pawl.runtime.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What became of a delivery that claims.
 *
 * @param delivered for each signal, in the same order, what became of it; the queue of an instance that was claimed is null
 * @param claimed by the queues, in the order in which a claim gives them
 */
public record Handed(List<Delivered> delivered, Map<String, List<Claimed>> claimed) {

    /** Nothing was claimed. */
    public static Handed none(List<Delivered> delivered) {
        return new Handed(delivered, Map.of());
    }

    /**
     * Some were claimed, each from the queue in which its delivery has found it due; to others they are not due any more.
     *
     * @param answers as they were before the claim
     * @param rows what was claimed of them, in the order in which a claim gives them
     */
    public static Handed of(List<Delivered> answers, List<Claimed> rows) {
        if (rows.isEmpty()) {
            return none(answers);
        }
        Map<Long, String> queues = new HashMap<>();
        for (Delivered answer : answers) {
            if (answer.queue() != null) {
                queues.put(answer.id(), answer.queue());
            }
        }
        Map<String, List<Claimed>> claimed = new HashMap<>();
        Set<Long> ids = new HashSet<>();
        for (Claimed row : rows) {
            ids.add(row.id());
            claimed.computeIfAbsent(Objects.requireNonNull(queues.get(row.id())), any -> new ArrayList<>())
                    .add(row);
        }
        return new Handed(
                answers.stream()
                        .map(answer -> ids.contains(answer.id()) ? answer.executing() : answer)
                        .toList(),
                claimed);
    }
}
