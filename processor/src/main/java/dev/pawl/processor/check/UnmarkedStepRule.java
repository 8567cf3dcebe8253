package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.UnmarkedStep;
import java.util.function.Consumer;

/**
 * A method with the signature of a step, which the machine does not lack, is probably meant as one all the same if there is
 * more in it than states: an event, a context or a connection is what the engine gives, an outcome what it takes.
 */
final class UnmarkedStepRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (MethodDeclaration method : subject.declarations().lookalikes()) {
            boolean more =
                    method.parameters().size() > 1 || method.step().returns().wrapped();
            if (more && !subject.forgotten().contains(method)) {
                problems.accept(new UnmarkedStep(
                        subject.name(),
                        method.step().method(),
                        subject.say(method.step().from()),
                        method.place()));
            }
        }
    }
}
