package dev.pawl.benchmarks.work;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

/** Waits for a signal, then ends. */
@Machine(version = 1, queue = "waiter")
public class Waiter {

    @State(initial = true)
    public record Waiting(long number, String note) {}

    @Signal
    public record Go(long number) {}

    @State(terminal = true)
    public record Done(long number, String note) {}

    @Step
    Done go(Waiting waiting, Go go) {
        return new Done(waiting.number(), waiting.note());
    }
}
