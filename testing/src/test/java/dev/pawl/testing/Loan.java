package dev.pawl.testing;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A book that is lent: with two reminders, a step that fails, and one that would go on for ever. */
@Machine(queue = "library", result = Loan.Ended.class)
class Loan {

    @State(initial = true)
    record Lent(List<String> log) {}

    @State(initial = true)
    record Broken(long n) {}

    @State(initial = true)
    record Spinning(long n) {}

    @State(terminal = true)
    record Ended(List<String> log) {}

    @Signal
    record Returned(String by) {}

    @Step(after = "P14D")
    Outcome<Void> remind(Lent s, StepContext<Lent> ctx) {
        return ctx.stay(with(s, "reminded", ctx.now()));
    }

    @Step(after = "P28D")
    Outcome<Void> warn(Lent s, StepContext<Lent> ctx) {
        return ctx.stay(with(s, "warned", ctx.now()));
    }

    @Step
    Ended back(Lent s, Returned r, StepContext<Lent> ctx) {
        return new Ended(with(s, r.by(), ctx.now()).log());
    }

    private static Lent with(Lent s, String what, Instant now) {
        return new Lent(
                Stream.concat(s.log().stream(), Stream.of(what + " " + now)).toList());
    }

    @Step
    @Retry(attempts = 3)
    Ended repair(Broken s) {
        throw new IllegalStateException("no glue");
    }

    @Step
    Outcome<Ended> spin(Spinning s, StepContext<Spinning> ctx) {
        return s.n() < 0 ? Outcome.next(new Ended(List.of())) : ctx.replay(s, Duration.ZERO);
    }
}
