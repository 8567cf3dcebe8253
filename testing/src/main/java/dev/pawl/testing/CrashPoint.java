package dev.pawl.testing;

/**
 * A moment at which a worker died: a step had run, and its outcome was not yet committed.
 *
 * @param state the name of the state in which the step ran
 * @param step its method
 */
public record CrashPoint(String machine, String state, String step) {

    @Override
    public String toString() {
        return machine + ", state " + state + ", step " + step;
    }
}
