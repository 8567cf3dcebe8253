package dev.pawl.processor;

import dev.pawl.processor.check.Checks;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.read.AllowReader;
import dev.pawl.processor.read.RateReader;
import dev.pawl.processor.read.RetryReader;
import dev.pawl.processor.read.StrayReader;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/** Annotations of Pawl's that stand where they mean nothing, be there a machine around them or not. */
final class Strays {

    /** The annotations that are looked at. */
    static final Set<String> ANNOTATIONS =
            Set.of(StrayReader.STEP, RetryReader.RETRY, RateReader.RATE, AllowReader.ALLOW);

    private Strays() {}

    /** What is wrong with the uses of one of these annotations; nothing is with those of any other. */
    static List<Problem> of(String annotation, Set<? extends Element> elements) {
        return switch (annotation) {
            case StrayReader.STEP -> Checks.strays(StrayReader.read(elements));
            case RetryReader.RETRY -> Checks.strayRetries(RetryReader.read(elements));
            case RateReader.RATE -> Checks.strayRates(RateReader.read(elements));
            case AllowReader.ALLOW -> Checks.allowances(AllowReader.read(elements));
            default -> List.of();
        };
    }
}
