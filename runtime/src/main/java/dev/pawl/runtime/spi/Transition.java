package dev.pawl.runtime.spi;

import java.util.List;
import java.util.Optional;

/**
 * A row of a transition table: in this state, on this trigger, this step runs and goes to one of these states.
 *
 * @param from the name of the state
 * @param trigger when the step runs
 * @param step the step's number, under which {@link GeneratedMachine#run} finds it; a step on a superstate has one number
 *     and a row for each member
 * @param method the step's method, for people
 * @param to the names of the states that may be entered; empty where the step only stops, stays or replays
 * @param transactional whether the step takes the connection in which its outcome commits
 * @param retry how often the event is run again after a failure, where the step or its machine says so
 */
public record Transition(
        String from,
        Trigger trigger,
        int step,
        String method,
        List<String> to,
        boolean transactional,
        Optional<RetryPolicy> retry) {

    public Transition {
        to = List.copyOf(to);
    }

    /** A row whose step takes no connection, and whose machine says nothing of retries. */
    public static Transition of(String from, Trigger trigger, int step, String method, String... to) {
        return new Transition(from, trigger, step, method, List.of(to), false, Optional.empty());
    }

    /** The same row for a step that takes the connection in which its outcome commits. */
    public Transition inConnection() {
        return new Transition(from, trigger, step, method, to, true, retry);
    }

    /** The same row with that policy. */
    public Transition retried(RetryPolicy policy) {
        return new Transition(from, trigger, step, method, to, transactional, Optional.of(policy));
    }
}
