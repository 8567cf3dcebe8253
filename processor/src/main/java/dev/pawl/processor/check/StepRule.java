package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.MethodDeclaration.Trait;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.AbstractStep;
import dev.pawl.processor.problem.StepProblem.GenericStep;
import dev.pawl.processor.problem.StepProblem.InheritedStep;
import dev.pawl.processor.problem.StepProblem.PrivateStep;
import dev.pawl.processor.problem.StepProblem.StaticStep;
import java.util.function.Consumer;

/** A step is an instance method of the machine's own class that generated code can call. */
final class StepRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (MethodDeclaration method : subject.declarations().methods()) {
            String machine = subject.name();
            String step = method.step().method();
            Place place = method.place();
            if (method.traits().contains(Trait.INHERITED)) {
                problems.accept(new InheritedStep(machine, step, subject.say(method.owner()), place));
                continue;
            }
            if (method.traits().contains(Trait.PRIVATE)) {
                problems.accept(new PrivateStep(machine, step, place));
            }
            if (method.traits().contains(Trait.STATIC)) {
                problems.accept(new StaticStep(machine, step, place));
            }
            if (method.traits().contains(Trait.ABSTRACT)) {
                problems.accept(new AbstractStep(machine, step, place));
            }
            if (method.traits().contains(Trait.GENERIC)) {
                problems.accept(new GenericStep(machine, step, place));
            }
        }
    }
}
