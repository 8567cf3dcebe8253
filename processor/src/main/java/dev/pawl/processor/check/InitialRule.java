package dev.pawl.processor.check;

import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.ClassProblem.InitialAndTerminal;
import dev.pawl.processor.problem.ClassProblem.NoInitialState;
import dev.pawl.processor.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/** An instance begins somewhere, and not where it ends. */
final class InitialRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        List<StateModel> states = subject.machine().states();
        // One that is not annotated may be meant.
        if (states.stream().noneMatch(StateModel::initial)
                && subject.forgottenStates().isEmpty()) {
            Flow flow = new Flow(subject);
            List<String> candidates = states.stream()
                    .filter(state -> !state.terminal() && flow.sourcesOf(state).isEmpty())
                    .map(state -> subject.say(state.type()))
                    .toList();
            problems.accept(new NoInitialState(
                    subject.name(), candidates, subject.machine().place()));
        }
        for (StateModel state : states) {
            if (state.initial() && state.terminal()) {
                problems.accept(new InitialAndTerminal(subject.name(), subject.say(state.type()), state.place()));
            }
        }
    }
}
