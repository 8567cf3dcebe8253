package dev.pawl.processor.check;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.UndeclaredError;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A checked exception that an error step waits for is one that another step of its states may throw. */
final class ErrorRule implements FlowRule {

    /** Types that unchecked exceptions are assignable to, so that any step may throw them. */
    private static final Set<TypeName> ANYTHING =
            Set.of(ClassName.get(Exception.class), ClassName.get(Throwable.class));

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (StepModel step : subject.machine().steps()) {
            if (step.event() instanceof Threw threw
                    && threw.checked()
                    && !ANYTHING.contains(threw.error())
                    && !step.sources().isEmpty()
                    && !thrown(threw, step, subject.declarations().methods())) {
                List<String> states = step.sources().stream()
                        .map(state -> subject.say(state.type()))
                        .toList();
                problems.accept(new UndeclaredError(
                        subject.name(), step.method(), subject.say(threw.error()), states, step.place()));
            }
        }
    }

    private static boolean thrown(Threw threw, StepModel step, List<MethodDeclaration> methods) {
        for (MethodDeclaration method : methods) {
            List<StateModel> sources = method.step().sources();
            if (method.step().event() instanceof Threw || Collections.disjoint(sources, step.sources())) {
                continue;
            }
            boolean mayThrow = method.thrown().stream().anyMatch(types -> types.contains(threw.error()))
                    || method.step().thrown().stream().anyMatch(threw.supertypes()::contains);
            if (mayThrow) {
                return true;
            }
        }
        return false;
    }
}
