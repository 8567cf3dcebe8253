package dev.pawl.processor.check;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.Text;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.AfterAndAt;
import dev.pawl.processor.problem.StepProblem.BadDuration;
import dev.pawl.processor.problem.StepProblem.TimerComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A timer names a duration or a component that is a time, in every state that it holds for. */
final class TimerRule implements Rule {

    private static final ClassName INSTANT = ClassName.get("java.time", "Instant");

    private static final Set<TypeName> TIMES =
            Set.of(INSTANT, ParameterizedTypeName.get(ClassName.get("java.util", "Optional"), INSTANT));

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (MethodDeclaration method : subject.declarations().methods()) {
            String step = method.step().method();
            if (method.after().isPresent() && method.at().isPresent()) {
                problems.accept(
                        new AfterAndAt(subject.name(), step, method.at().get().place()));
                continue;
            }
            method.after()
                    .ifPresent(after -> Durations.fault(after.text())
                            .ifPresent(fault -> problems.accept(new BadDuration(
                                    subject.name(),
                                    "@Step(after) of step " + step,
                                    NameRule.printable(after.text()),
                                    fault,
                                    Durations.meant(after.text()),
                                    after.place()))));
            method.at()
                    .ifPresent(at -> method.step().sources().stream()
                            .flatMap(state -> fault(state, at, step, subject).stream())
                            .findFirst()
                            .ifPresent(problems));
        }
    }

    private static Optional<Problem> fault(StateModel state, Text at, String step, Subject subject) {
        if (!(subject.machine().values().get(state.type()) instanceof ValueType.RecordType)) {
            return Optional.empty();
        }
        List<Component> components =
                ((ValueType.RecordType) subject.machine().values().get(state.type())).components();
        Optional<Component> component = components.stream()
                .filter(candidate -> candidate.name().equals(at.text()))
                .findFirst();
        if (component.isPresent() && TIMES.contains(component.get().type())) {
            return Optional.empty();
        }
        List<String> times = components.stream()
                .filter(candidate -> TIMES.contains(candidate.type()))
                .map(Component::name)
                .toList();
        Optional<String> meant = times.size() == 1 ? Optional.of(times.get(0)) : Words.meant(at.text(), times);
        return Optional.of(new TimerComponent(
                subject.name(),
                step,
                NameRule.printable(at.text()),
                subject.say(state.type()),
                component.map(found -> subject.say(found.type())),
                meant,
                at.place()));
    }
}
