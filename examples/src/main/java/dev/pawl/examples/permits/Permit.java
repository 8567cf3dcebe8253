package dev.pawl.examples.permits;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.examples.permits.Dossier.Entry;

/**
 * The receipt phase of a permit application in a town hall. The clerks do things in whatever order life brings, so every open
 * state takes every kind of task: what is filed is the case's story, and the state is where it stands.
 */
@Machine(queue = "permits")
public class Permit {

    /** Any state of a case that is not closed. */
    public sealed interface Open permits Received, Confirming, Advising, Assessing {

        /** What was filed so far. */
        Dossier dossier();
    }

    /** The application is here; nobody has looked at it. */
    @State(initial = true)
    public record Received(Dossier dossier) implements Open {}

    /** The last thing done was about the letter of receipt. */
    @State
    public record Confirming(Dossier dossier) implements Open {}

    /** The last thing done was about advice. */
    @State
    public record Advising(Dossier dossier) implements Open {}

    /** The last thing done was about whether the procedure goes on. */
    @State
    public record Assessing(Dossier dossier) implements Open {}

    /** The receipt phase is over. */
    @State(terminal = true)
    public record Closed(Dossier dossier) {}

    /** A task about the letter of receipt is done. */
    @Signal
    public record ReceiptTask(Entry entry) {}

    /** A task about advice is done. */
    @Signal
    public record AdviceTask(Entry entry) {}

    /** A task about whether the procedure goes on is done. */
    @Signal
    public record IndicationTask(Entry entry) {}

    /** The case goes to another department. */
    @Signal
    public record HandOver() {}

    @Step
    Confirming confirm(Open s, ReceiptTask task) {
        return new Confirming(s.dossier().with(task.entry()));
    }

    @Step
    Advising advise(Open s, AdviceTask task) {
        return new Advising(s.dossier().with(task.entry()));
    }

    @Step
    Assessing assess(Open s, IndicationTask task) {
        return new Assessing(s.dossier().with(task.entry()));
    }

    @Step
    Closed close(Open s, HandOver signal) {
        return new Closed(s.dossier());
    }
}
