package dev.pawl.processor.check;

import dev.pawl.processor.model.EventModel.After;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.TransitionTable.Row;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.StarvedTimer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A timer that can only enter its state anew keeps the longer ones of that state from ever firing, for they start again with
 * it. One that may stay in the state, or go elsewhere, does not.
 */
final class StarvedTimerRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (StateModel state : subject.machine().states()) {
            List<Row> rows = subject.table().rowsOf(state);
            for (Row shorter : rows) {
                if (entersAnew(shorter)) {
                    rows.stream()
                            .filter(row -> isLonger(row, shorter))
                            .forEach(row -> problems.accept(problem(row, shorter, subject)));
                }
            }
        }
    }

    /** Whether all that the step can do is enter the state again: to stay or to replay takes a context. */
    private static boolean entersAnew(Row row) {
        StepModel step = row.step();
        return step.returns().states().equals(List.of(row.state()))
                && !(step.returns().wrapped() && step.context());
    }

    private static boolean isLonger(Row row, Row than) {
        Optional<Duration> delay = delay(row);
        Optional<Duration> other = delay(than);
        return delay.isPresent() && other.isPresent() && delay.get().compareTo(other.get()) > 0;
    }

    private static Optional<Duration> delay(Row row) {
        return row.event() instanceof After after ? Durations.parse(after.delay()) : Optional.empty();
    }

    private static Problem problem(Row row, Row shorter, Subject subject) {
        return new StarvedTimer(
                subject.name(),
                row.step().method(),
                subject.say(row.state().type()),
                shorter.step().method(),
                ((After) shorter.event()).delay(),
                row.step().place());
    }
}
