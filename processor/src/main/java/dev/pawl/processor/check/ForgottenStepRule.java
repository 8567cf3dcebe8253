package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.ForgottenStep;
import java.util.function.Consumer;

/** What the machine needs as a step is annotated as one. */
final class ForgottenStepRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (MethodDeclaration method : subject.forgotten()) {
            problems.accept(new ForgottenStep(
                    subject.name(),
                    method.step().method(),
                    subject.say(method.step().from()),
                    subject.say(method.step().returns().declared()),
                    method.place()));
        }
    }
}
