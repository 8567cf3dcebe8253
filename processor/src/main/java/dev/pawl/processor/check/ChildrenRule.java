package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.ParameterDeclaration;
import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.ResultUse;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.NotAResult;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Children end with what machines end with. A type that is none is told once, however many steps name it. */
final class ChildrenRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        Set<TypeName> told = new HashSet<>();
        for (MethodDeclaration method : subject.declarations().methods()) {
            method.joined().filter(result -> !result.known()).ifPresent(result -> {
                if (told.add(result.type())) {
                    ParameterDeclaration parameter = method.parameters().stream()
                            .filter(candidate -> candidate.kind() == Kind.CHILDREN)
                            .findFirst()
                            .orElseThrow();
                    problems.accept(problem(subject, method, result, parameter.type(), parameter.place()));
                }
            });
            method.spawned().filter(result -> !result.known()).ifPresent(result -> {
                if (!swapped(subject, method, result) && told.add(result.type())) {
                    TypeName whole = method.step().returns().declared();
                    problems.accept(problem(subject, method, result, whole, method.place()));
                }
            });
        }
    }

    /** Whether the two arguments were confused, which is told of the first. */
    private static boolean swapped(Subject subject, MethodDeclaration method, ResultUse result) {
        return !method.targetKnown()
                && subject.machine().states().stream()
                        .anyMatch(state -> state.supertypes().contains(result.type()));
    }

    private static Problem problem(
            Subject subject, MethodDeclaration method, ResultUse result, TypeName whole, Place place) {
        return new NotAResult(
                subject.name(),
                method.step().method(),
                subject.say(result.type()),
                subject.say(whole),
                result.fault().orElseThrow(),
                place);
    }
}
