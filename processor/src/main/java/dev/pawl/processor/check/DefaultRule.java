package dev.pawl.processor.check;

import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ValueProblem.BadDefault;
import java.util.function.Consumer;

/** A default is a value of its component. */
final class DefaultRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        DefaultValues values = new DefaultValues(subject);
        Documents.walk(subject, new Documents.Visitor() {
            @Override
            public void component(Component component, String path) {
                ValueType type = values.stored(component);
                component
                        .fallback()
                        .ifPresent(text -> values.expected(type, text)
                                .ifPresent(expected -> problems.accept(new BadDefault(
                                        subject.name(), path, NameRule.printable(text), expected, component.place()))));
            }
        });
    }
}
