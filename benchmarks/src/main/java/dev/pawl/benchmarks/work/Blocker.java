package dev.pawl.benchmarks.work;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** A step that lasts until it is let go. */
@Machine(version = 1, queue = "blocker")
public class Blocker {

    /** What the step does. */
    @FunctionalInterface
    public interface Gate {
        void pass() throws InterruptedException;
    }

    @State(initial = true)
    public record Begun(long number, String note) {}

    @State(terminal = true)
    public record Done(long number) {}

    private final Gate gate;

    public Blocker(Gate gate) {
        this.gate = gate;
    }

    @Step
    Done step(Begun begun) throws InterruptedException {
        gate.pass();
        return new Done(begun.number());
    }
}
