package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Machines and queues that are paused, since when and by whom. Guarded by the store's lock. */
final class MemoryPauses {

    private final MemoryDictionary dictionary;
    private final List<Pause> pauses = new ArrayList<>();

    MemoryPauses(MemoryDictionary dictionary) {
        this.dictionary = dictionary;
    }

    boolean pause(@Nullable String machine, @Nullable String queue, String who, Instant now) {
        boolean unknown = machine != null && dictionary.machine(machine) == null;
        return !unknown && !paused(machine, queue) && pauses.add(new Pause(machine, queue, who, now));
    }

    boolean resume(@Nullable String machine, @Nullable String queue) {
        return pauses.removeIf(pause -> is(pause, machine, queue));
    }

    List<Pause> all() {
        return List.copyOf(pauses);
    }

    boolean machinePaused(int machine) {
        return pauses.stream()
                .anyMatch(pause ->
                        pause.machine() != null && Objects.equals(dictionary.machine(pause.machine()), machine));
    }

    boolean queuePaused(String queue) {
        return paused(null, queue);
    }

    private boolean paused(@Nullable String machine, @Nullable String queue) {
        return pauses.stream().anyMatch(pause -> is(pause, machine, queue));
    }

    private static boolean is(Pause pause, @Nullable String machine, @Nullable String queue) {
        return Objects.equals(pause.machine(), machine) && Objects.equals(pause.queue(), queue);
    }
}
