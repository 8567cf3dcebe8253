package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.TerminalStep;
import java.util.function.Consumer;

/** Where an instance is over, no step starts. A state that is initial as well is told as that. */
final class TerminalRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (MethodDeclaration method : subject.declarations().methods()) {
            if (method.fromKnown()
                    && method.from().orElseThrow().states().stream().allMatch(TerminalRule::isEnd)) {
                problems.accept(new TerminalStep(
                        subject.name(),
                        method.step().method(),
                        subject.say(method.step().from()),
                        method.place()));
            }
        }
    }

    private static boolean isEnd(StateModel state) {
        return state.terminal() && !state.initial();
    }
}
