package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.ParameterDeclaration;
import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.problem.ClassProblem.HiddenResult;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.HiddenType;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Generated code can name what steps take, and the result. States and signals are told where they are declared. */
final class HiddenTypeRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        Set<TypeName> told = new HashSet<>();
        for (TypeDeclaration state : subject.declarations().states()) {
            told.add(state.type());
        }
        for (TypeDeclaration signal : subject.declarations().signals()) {
            told.add(signal.type());
        }
        for (MethodDeclaration method : subject.declarations().methods()) {
            for (ParameterDeclaration parameter : method.parameters()) {
                TypeName type = parameter.kind() == Kind.LIST || parameter.kind() == Kind.CHILDREN
                        ? parameter.argument().orElse(parameter.type())
                        : parameter.type();
                if (parameter.kind() != Kind.OTHER && parameter.hidden().isPresent() && !told.contains(type)) {
                    problems.accept(new HiddenType(
                            subject.name(),
                            method.step().method(),
                            subject.say(type),
                            parameter.hidden().get(),
                            parameter.place()));
                }
            }
        }
        TypeName result = subject.machine().result().orElse(TypeName.VOID);
        subject.declarations()
                .hiddenResult()
                .filter(why -> !told.contains(result))
                .ifPresent(why -> problems.accept(new HiddenResult(
                        subject.name(),
                        subject.say(result),
                        why,
                        subject.machine().place())));
    }
}
