package dev.pawl.benchmarks.engine;

import java.time.Duration;

/**
 * What is otherwise than usual.
 *
 * @param name as it is called in results
 * @param nodes how many run the machine
 * @param roundTrip how much longer than to this machine each round trip takes
 * @param waiting how many instances stand in the table that wait for a signal
 * @param timers how many stand there whose timers are to come
 */
public record Circumstances(String name, int nodes, Duration roundTrip, int waiting, int timers) {

    /** One node, beside its server, alone in an empty table. */
    public static Circumstances usual(String name) {
        return new Circumstances(name, 1, Duration.ZERO, 0, 0);
    }

    /** So many nodes. */
    public static Circumstances of(String name, int nodes) {
        return new Circumstances(name, nodes, Duration.ZERO, 0, 0);
    }

    /** So far away. */
    public static Circumstances far(String name, Duration roundTrip) {
        return new Circumstances(name, 1, roundTrip, 0, 0);
    }

    /** In a table that is so full. */
    public static Circumstances full(String name, int waiting, int timers) {
        return new Circumstances(name, 1, Duration.ZERO, waiting, timers);
    }

    boolean empty() {
        return waiting + timers == 0;
    }
}
