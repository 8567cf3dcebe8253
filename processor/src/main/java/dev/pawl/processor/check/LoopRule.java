package dev.pawl.processor.check;

import dev.pawl.processor.model.EventModel.Entered;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.EndlessLoop;
import java.util.List;
import java.util.function.Consumer;

/** An action does more than enter its own state again and again; so does a join, for without children it runs at once. */
final class LoopRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (StepModel step : subject.machine().steps()) {
            List<StateModel> targets = step.returns().states();
            boolean join = step.event() instanceof Joined;
            if ((join || step.event() instanceof Entered)
                    && !step.returns().wrapped()
                    && targets.size() == 1
                    && targets.equals(step.sources())) {
                problems.accept(
                        new EndlessLoop(subject.name(), step.method(), subject.say(step.from()), join, step.place()));
            }
        }
    }
}
