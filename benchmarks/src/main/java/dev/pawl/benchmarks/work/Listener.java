package dev.pawl.benchmarks.work;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.util.function.LongConsumer;

/** Hears signals, says that it has, and listens on. */
@Machine(version = 1, queue = "listener")
public class Listener {

    @State(initial = true)
    public record Listening(long number, String note) {}

    @Signal
    public record Ping(long number) {}

    @Signal
    public record Enough() {}

    @State(terminal = true)
    public record Done() {}

    private final LongConsumer heard;

    /** @param heard is told the number of each ping, as the first thing that its step does */
    public Listener(LongConsumer heard) {
        this.heard = heard;
    }

    @Step
    Outcome<Void> ping(Listening listening, Ping ping, StepContext<Listening> context) {
        heard.accept(ping.number());
        return context.stay(listening);
    }

    @Step
    Done enough(Listening listening, Enough enough) {
        return new Done();
    }
}
