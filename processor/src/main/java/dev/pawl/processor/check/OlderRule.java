package dev.pawl.processor.check;

import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.BadOlder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An old record belongs to a state, and to shapes of it that an earlier release stored. */
final class OlderRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (OlderModel older : subject.machine().older()) {
            fault(older, subject)
                    .ifPresent(fault -> problems.accept(
                            new BadOlder(subject.name(), subject.say(older.type()), fault, older.place())));
        }
    }

    private static Optional<String> fault(OlderModel older, Subject subject) {
        if (older.until() < 1) {
            return Optional.of("until is " + older.until() + ", but shapes count from 1");
        }
        if (older.marked()) {
            return Optional.of(
                    "it is no state, so that it is neither initial, terminal nor retired, and abandons nothing");
        }
        List<String> names =
                subject.machine().states().stream().map(StateModel::name).toList();
        if (!names.contains(older.state())) {
            return Optional.of("no state has the name \"" + older.state() + "\". Say @State(name = \""
                    + Words.meant(older.state(), names).orElse("...") + "\", until = " + older.until() + ")");
        }
        for (OlderModel other : subject.machine().older()) {
            if (other.equals(older)) {
                break;
            }
            if (other.state().equals(older.state()) && other.until() == older.until()) {
                return Optional.of(subject.say(other.type()) + " is until " + other.until()
                        + " as well, and one of them would never be read");
            }
        }
        return unknown(older, subject.baseline());
    }

    private static Optional<String> unknown(OlderModel older, Baseline baseline) {
        Optional<Definition> accepted = baseline.accepted();
        if (accepted.isEmpty()) {
            // What else is wrong with the baseline is told for itself.
            return baseline instanceof Baseline.None || baseline instanceof Baseline.Missing
                    ? Optional.of("what a shape " + older.until() + " was is known to a baseline alone, and there is "
                            + "none. Name its directory with -Apawl.baseline")
                    : Optional.empty();
        }
        int known = accepted.get()
                .state(older.state())
                .map(state -> state.shape().number())
                .orElse(0);
        return older.until() <= known
                ? Optional.empty()
                : Optional.of("until is " + older.until() + ", but the baseline knows the state's shapes up to " + known
                        + " only");
    }
}
