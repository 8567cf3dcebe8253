package dev.pawl.processor.check;

import dev.pawl.processor.model.EventModel.Entered;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.EndlessLoop;
import java.util.List;
import java.util.function.Consumer;

/** An action does more than enter its own state again and again. */
final class LoopRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (StepModel step : subject.machine().steps()) {
            List<StateModel> targets = step.returns().states();
            if (step.event() instanceof Entered
                    && !step.returns().wrapped()
                    && targets.size() == 1
                    && targets.equals(step.sources())) {
                problems.accept(new EndlessLoop(subject.name(), step.method(), subject.say(step.from()), step.place()));
            }
        }
    }
}
