package dev.pawl.benchmarks.work;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** Five steps in a row, each of which does nothing but go on. */
@Machine(version = 1, queue = "chain")
public class Chain {

    @State(initial = true)
    public record First(long number, String note) {}

    @State
    public record Second(long number, String note) {}

    @State
    public record Third(long number, String note) {}

    @State
    public record Fourth(long number, String note) {}

    @State
    public record Fifth(long number, String note) {}

    @State(terminal = true)
    public record Done(long number, String note) {}

    @Step
    Second first(First s) {
        return new Second(s.number(), s.note());
    }

    @Step
    Third second(Second s) {
        return new Third(s.number(), s.note());
    }

    @Step
    Fourth third(Third s) {
        return new Fourth(s.number(), s.note());
    }

    @Step
    Fifth fourth(Fourth s) {
        return new Fifth(s.number(), s.note());
    }

    @Step
    Done fifth(Fifth s) {
        return new Done(s.number(), s.note());
    }
}
