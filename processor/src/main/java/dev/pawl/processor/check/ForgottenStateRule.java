package dev.pawl.processor.check;

import dev.pawl.processor.model.Unmarked;
import dev.pawl.processor.problem.ClassProblem.ForgottenState;
import dev.pawl.processor.problem.Problem;
import java.util.function.Consumer;

/** What steps use as a state is annotated as one. It is told at the record, and not again at each step. */
final class ForgottenStateRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (Unmarked record : subject.forgottenStates()) {
            problems.accept(new ForgottenState(
                    subject.name(),
                    subject.say(record.type()),
                    subject.usersOf(record),
                    record.signal(),
                    record.place()));
        }
    }
}
