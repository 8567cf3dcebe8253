package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.MachineSettings;
import dev.pawl.runtime.internal.store.Quota;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is set up.
 *
 * @param queues the queues it runs, with how many steps of each may execute at once
 * @param lease how long a claimed instance is an engine's, unless it extends that; it does so every third of it
 * @param poll how often to look for work that nobody announced
 * @param drain how long a stop waits for steps that run
 * @param maxDocumentBytes the largest state or signal, as UTF-8
 * @param listen whether to hear announcements on a connection of its own
 * @param machines what holds for the instances of the machines that it runs, by name
 * @param historyFor how long histories are kept, by whole months
 * @param archive where they go then; null for nowhere
 * @param upkeep whether it does the upkeep
 * @param schedules those that it has
 * @param unknownAfter how long after a node that knew it a state counts as known to none
 * @param limits the limits that it declares, by name
 */
public record Settings(
        Map<String, Integer> queues,
        Duration lease,
        Duration poll,
        Duration drain,
        int maxDocumentBytes,
        boolean listen,
        Map<String, MachineSettings> machines,
        Duration historyFor,
        @Nullable Path archive,
        boolean upkeep,
        List<Planned> schedules,
        Duration unknownAfter,
        Map<String, Quota> limits) {

    /** The most instances that are committed, or claimed, together. */
    static final int GROUP = 500;

    /** How many transactions of outcomes may be under way at once. */
    static final int COMMIT_LANES = 2;

    /** How many steps an instance may run in a row before others get their turn. */
    static final int RUN_STEPS = 100;

    /** How long an instance may run in a row before others get their turn. */
    static final Duration RUN_TIME = Duration.ofSeconds(1);

    /** What holds for the instances of a machine that it runs. */
    MachineSettings machine(String name) {
        return Objects.requireNonNull(machines.get(name), name);
    }

    public Settings {
        queues = Map.copyOf(queues);
        machines = Map.copyOf(machines);
        limits = Map.copyOf(limits);
        schedules = List.copyOf(schedules);
    }
}
