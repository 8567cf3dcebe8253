package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.StrayAbandon;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Only a state that waits for children can abandon them. One for which they are spawned lacks the step that waits. */
final class AbandonRule implements FlowRule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        List<MethodDeclaration> methods = subject.declarations().methods();
        for (StateModel state : subject.machine().states()) {
            if (state.abandon()
                    && methods.stream()
                            .noneMatch(method ->
                                    JoinRule.mayJoin(method, state) || JoinRule.maySpawn(method, Set.of(state)))) {
                problems.accept(new StrayAbandon(subject.name(), subject.say(state.type()), state.place()));
            }
        }
    }
}
