package dev.pawl.benchmarks.work;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** One step, which does nothing. */
@Machine(version = 1, queue = "one")
public class One {

    /** Some 60 bytes as JSON. */
    @State(initial = true)
    public record Begun(long number, String note) {}

    @State(terminal = true)
    public record Done(long number, String note) {}

    @Step
    Done step(Begun begun) {
        return new Done(begun.number(), begun.note());
    }
}
