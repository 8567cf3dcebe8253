package dev.pawl.examples.onboarding;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;

/** A new user confirms an address and fills in a profile, is reminded of both, and is let go after two weeks. */
@Machine(queue = "onboarding", result = Onboarding.Result.class)
public class Onboarding {

    /** Whatever an open onboarding waits for, it is about somebody. */
    public sealed interface Open permits Unconfirmed, Confirmed {

        /** Where the user is written to. */
        String address();
    }

    /** How it ends. */
    public sealed interface Result permits Welcomed, Abandoned {}

    /** Somebody has signed up. */
    @State(initial = true)
    public record SignedUp(String address) {}

    /** The address waits to be confirmed. */
    @State
    public record Unconfirmed(String address, int reminders) implements Open {}

    /** The address is right; the profile is still empty. */
    @State
    public record Confirmed(String address) implements Open {}

    /** The user is in. */
    @State(terminal = true)
    public record Welcomed(String address, String name) implements Result {}

    /** The user never came back, or does not want to. */
    @State(terminal = true)
    public record Abandoned(String address, String why) implements Result {}

    /** The link in the mail was followed. */
    @Signal
    public record AddressConfirmed() {}

    /** The profile was filled in. */
    @Signal
    public record ProfileFilled(String name) {}

    /** The user asks to be forgotten. */
    @Signal
    public record Withdrawn() {}

    private final Mailer mailer;

    public Onboarding(Mailer mailer) {
        this.mailer = mailer;
    }

    @Retry(attempts = 50, first = "PT1S", longest = "PT10M")
    @Step
    Unconfirmed greet(SignedUp s, StepContext<SignedUp> ctx) {
        mailer.send(s.address(), "confirm", "onboarding-" + ctx.id());
        return new Unconfirmed(s.address(), 0);
    }

    @Step
    Confirmed confirm(Unconfirmed s, AddressConfirmed signal) {
        return new Confirmed(s.address());
    }

    @Step
    Welcomed fill(Confirmed s, ProfileFilled profile) {
        return new Welcomed(s.address(), profile.name());
    }

    /** A reminder changes nothing else: the other timers go on. */
    @Step(after = "P1D")
    Outcome<Void> remind(Unconfirmed s, StepContext<Unconfirmed> ctx) {
        mailer.send(s.address(), "still there?", "onboarding-" + ctx.id() + "-1");
        return ctx.stay(new Unconfirmed(s.address(), s.reminders() + 1));
    }

    @Step(after = "P7D")
    Outcome<Void> remindAgain(Unconfirmed s, StepContext<Unconfirmed> ctx) {
        mailer.send(s.address(), "last call", "onboarding-" + ctx.id() + "-2");
        return ctx.stay(new Unconfirmed(s.address(), s.reminders() + 1));
    }

    @Step(after = "P14D")
    Abandoned giveUp(Open s) {
        return new Abandoned(s.address(), "never came back");
    }

    @Step
    Abandoned withdraw(Open s, Withdrawn signal) {
        return new Abandoned(s.address(), "asked to be forgotten");
    }
}
