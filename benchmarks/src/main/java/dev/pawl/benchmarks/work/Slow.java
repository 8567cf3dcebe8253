package dev.pawl.benchmarks.work;

import dev.pawl.Machine;
import dev.pawl.RateLimited;
import dev.pawl.State;
import dev.pawl.Step;

/** One step, which a rate limit lets through now and then; in the queue of {@link Keyed}. */
@Machine(version = 1, queue = "mixed")
public class Slow {

    /** The name of the limit. */
    public static final String LIMIT = "slow";

    @State(initial = true)
    @RateLimited(limit = LIMIT)
    public record Begun(String note) {}

    @State(terminal = true)
    public record Done(String note) {}

    @Step
    Done step(Begun begun) {
        return new Done(begun.note());
    }
}
