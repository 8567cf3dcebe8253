package dev.pawl.processor.check;

import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Uncovered;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ValueProblem.UncoveredType;
import java.util.function.Consumer;

/** Whatever a state or a signal holds can be written and read. */
final class CoverageRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        Documents.walk(subject, new Documents.Visitor() {
            @Override
            public void type(ValueType type, String path, Place place) {
                if (type instanceof Uncovered uncovered) {
                    problems.accept(new UncoveredType(
                            subject.name(), path, subject.say(type.type()), uncovered.reason(), place));
                }
            }
        });
    }
}
