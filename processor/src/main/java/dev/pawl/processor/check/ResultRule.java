package dev.pawl.processor.check;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.ClassProblem.NoResult;
import dev.pawl.processor.problem.ClassProblem.WrongResult;
import dev.pawl.processor.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every terminal state is of the result's type. */
final class ResultRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        List<StateModel> terminals =
                subject.machine().states().stream().filter(StateModel::terminal).toList();
        Optional<TypeName> result = subject.machine().result();
        if (result.isEmpty() && terminals.size() > 1) {
            List<String> names =
                    terminals.stream().map(state -> subject.say(state.type())).toList();
            problems.accept(
                    new NoResult(subject.name(), names, subject.machine().place()));
        }
        result.ifPresent(type -> wrong(subject, terminals, type, problems));
    }

    /** Where no terminal state is of the type, and there are several, it is the type that is wrong. */
    private static void wrong(
            Subject subject, List<StateModel> terminals, TypeName result, Consumer<Problem> problems) {
        List<StateModel> others = terminals.stream()
                .filter(state -> state.supertypes().stream().noneMatch(type -> is(type, result)))
                .toList();
        if (others.size() > 1 && others.size() == terminals.size()) {
            List<String> names =
                    others.stream().map(state -> subject.say(state.type())).toList();
            problems.accept(new WrongResult(
                    subject.name(),
                    names,
                    subject.say(result),
                    subject.declarations().result()));
            return;
        }
        for (StateModel state : others) {
            List<String> name = List.of(subject.say(state.type()));
            problems.accept(new WrongResult(subject.name(), name, subject.say(result), state.place()));
        }
    }

    /** A class literal has no type arguments; the supertype of a state may have some. */
    private static boolean is(TypeName type, TypeName result) {
        return type.equals(result)
                || type instanceof ParameterizedTypeName
                        && ((ParameterizedTypeName) type).rawType().equals(result);
    }
}
