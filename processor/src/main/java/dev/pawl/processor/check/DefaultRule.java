package dev.pawl.processor.check;

import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.Scalar;
import dev.pawl.processor.model.ValueType.Uncovered;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ValueProblem.BadDefault;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A default is a value of its component. */
final class DefaultRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        Documents.walk(subject, new Documents.Visitor() {
            @Override
            public void component(Component component, String path) {
                component.fallback().ifPresent(text -> expected(stored(component, subject), text, subject)
                        .ifPresent(expected -> problems.accept(new BadDefault(
                                subject.name(), path, NameRule.printable(text), expected, component.place()))));
            }
        });
    }

    /** What would have been a value; empty where the text is one. */
    private static Optional<String> expected(ValueType type, String text, Subject subject) {
        if (type instanceof Scalar scalar) {
            return Literals.expected(scalar.kind(), text);
        }
        if (type instanceof EnumType enumeration) {
            boolean constant = enumeration.constants().stream()
                    .anyMatch(candidate -> candidate.json().equals(text));
            String constants = enumeration.constants().stream()
                    .map(EnumType.Constant::json)
                    .collect(Collectors.joining(", "));
            return constant ? Optional.empty() : Optional.of("one of " + constants);
        }
        if (type instanceof OptionalType optional) {
            return expected(subject.machine().values().get(optional.element()), text, subject);
        }
        // What no codec covers is told as that.
        return type instanceof Uncovered
                ? Optional.empty()
                : Optional.of("a component that is a single value, or an Optional of one; others have no default");
    }

    private static ValueType stored(Component component, Subject subject) {
        ValueType type = component
                .converted()
                .<ValueType>map(converted -> converted)
                .orElseGet(() -> subject.machine().values().get(component.type()));
        return type instanceof Converted converted
                ? subject.machine().values().get(converted.stored())
                : type;
    }
}
