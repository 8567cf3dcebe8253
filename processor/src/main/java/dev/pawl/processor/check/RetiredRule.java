package dev.pawl.processor.check;

import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable.Row;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.RetiredEntered;
import dev.pawl.processor.problem.ReleaseProblem.RetiredInitial;
import java.util.List;
import java.util.function.Consumer;

/**
 * Nothing new comes into a retired state. From another retired one it may, and a step that names a sealed interface over
 * several states does not mean each of them.
 */
final class RetiredRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (StateModel state : subject.machine().states()) {
            if (state.retired() && state.initial()) {
                problems.accept(new RetiredInitial(subject.name(), subject.say(state.type()), state.place()));
            }
        }
        for (Row row : subject.table().rows()) {
            List<StateModel> targets = row.step().returns().states();
            if (!row.state().retired() && targets.size() == 1 && targets.get(0).retired()) {
                problems.accept(new RetiredEntered(
                        subject.name(),
                        row.step().method(),
                        subject.say(targets.get(0).type()),
                        row.step().place()));
            }
        }
    }
}
