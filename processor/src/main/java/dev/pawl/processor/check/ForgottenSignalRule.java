package dev.pawl.processor.check;

import dev.pawl.processor.model.Unmarked;
import dev.pawl.processor.problem.ClassProblem.ForgottenSignal;
import dev.pawl.processor.problem.Problem;
import java.util.function.Consumer;

/** What steps take as a signal is annotated as one. It is told at the record, and not again at each step. */
final class ForgottenSignalRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (Unmarked record : subject.forgottenSignals()) {
            problems.accept(new ForgottenSignal(
                    subject.name(), subject.say(record.type()), subject.takersOf(record), record.place()));
        }
    }
}
