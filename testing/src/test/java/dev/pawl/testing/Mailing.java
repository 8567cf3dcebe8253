package dev.pawl.testing;

import dev.pawl.Machine;
import dev.pawl.RateLimited;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Instant;

/** A mail of which so many are sent in a time, and a letter of which one is written at a time. */
@Machine(queue = "post", result = Mailing.Sent.class)
class Mailing {

    @State(initial = true)
    @RateLimited(limit = "smtp")
    record Mail(String to) {}

    @State(initial = true)
    record Letter(String to) {}

    @State
    record Sealed(String to) {}

    @State(terminal = true)
    record Sent(Instant at) {}

    @Step
    Sent send(Mail s, StepContext<Mail> ctx) {
        return new Sent(ctx.now());
    }

    @Step
    Sealed seal(Letter s) {
        return new Sealed(s.to());
    }

    /** A place is held from step to step, and is free while a timer is waited for. */
    @Step(after = "PT1H")
    Sent post(Sealed s, StepContext<Sealed> ctx) {
        return new Sent(ctx.now());
    }
}
