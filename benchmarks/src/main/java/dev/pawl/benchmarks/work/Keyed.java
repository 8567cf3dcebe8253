package dev.pawl.benchmarks.work;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** One step, which says that it was called, for instances that a partition key may hold back. */
@Machine(version = 1, queue = "mixed")
public class Keyed {

    @State(initial = true)
    public record Begun(boolean counts, String note) {}

    @State(terminal = true)
    public record Done(String note) {}

    private final Runnable counted;

    /** @param counted is told of each step of an instance that counts */
    public Keyed(Runnable counted) {
        this.counted = counted;
    }

    @Step
    Done step(Begun begun) {
        if (begun.counts()) {
            counted.run();
        }
        return new Done(begun.note());
    }
}
