package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.MethodDeclaration.Trait;
import dev.pawl.processor.model.TypeUse;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.RawType;
import dev.pawl.processor.problem.StepProblem.ReturnsNoState;
import dev.pawl.processor.problem.StepProblem.WrappedSpawning;
import java.util.function.Consumer;

/** A step returns states of the machine, or an outcome of them. */
final class ReturnRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (MethodDeclaration method : subject.declarations().methods()) {
            String step = method.step().method();
            String declared = subject.say(method.step().returns().declared());
            if (method.traits().contains(Trait.RAW_OUTCOME)) {
                problems.accept(new RawType(subject.name(), step, declared, method.place()));
            } else if (method.traits().contains(Trait.WRAPPED_SPAWNING) && method.targetKnown()) {
                String spawning = declared.substring(declared.indexOf('<') + 1, declared.length() - 1);
                problems.accept(new WrappedSpawning(subject.name(), step, declared, spawning, method.place()));
            } else if (!method.targetKnown()) {
                TypeUse target = method.target().orElseThrow();
                String stranger = subject.say(target.strangers().get(0));
                problems.accept(new ReturnsNoState(
                        subject.name(),
                        step,
                        declared,
                        stranger,
                        Words.meant(stranger, subject.stateNames()),
                        method.place()));
            }
        }
    }
}
