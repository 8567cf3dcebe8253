package dev.pawl.benchmarks.work;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** Steps again and again, and never ends. */
@Machine(version = 1, queue = "again", endless = true)
public class Again {

    @State(initial = true)
    public record Left(long number, String note) {}

    @State
    public record Right(long number, String note) {}

    @Step
    Right left(Left left) {
        return new Right(left.number(), left.note());
    }

    @Step
    Left right(Right right) {
        return new Left(right.number(), right.note());
    }
}
