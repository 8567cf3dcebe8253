package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.MethodDeclaration.Trait;
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
            if (method.traits().contains(Trait.RAW_OUTCOME)) {
                problems.accept(new RawType(subject.name(), step, declared(method, subject), method.place()));
            } else if (method.traits().contains(Trait.WRAPPED_SPAWNING) && method.targetKnown()) {
                String declared = declared(method, subject);
                String spawning = declared.substring(declared.indexOf('<') + 1, declared.length() - 1);
                problems.accept(new WrappedSpawning(subject.name(), step, declared, spawning, method.place()));
            } else if (!method.targetKnown() && !blank(method)) {
                method.target()
                        .flatMap(subject::stranger)
                        .ifPresent(stranger -> problems.accept(new ReturnsNoState(
                                subject.name(),
                                step,
                                declared(method, subject),
                                subject.say(stranger),
                                subject.ownerOf(stranger),
                                Words.meant(subject.say(stranger), subject.stateNames()),
                                method.place())));
            }
        }
    }

    private static String declared(MethodDeclaration method, Subject subject) {
        return subject.say(method.step().returns().declared());
    }

    /** Whether the step names nothing at all: that is told once, for what it starts from. */
    private static boolean blank(MethodDeclaration method) {
        return method.parameters().isEmpty()
                && method.step().returns().declared().equals(TypeName.VOID);
    }
}
