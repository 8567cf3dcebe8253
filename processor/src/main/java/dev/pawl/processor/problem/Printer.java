package dev.pawl.processor.problem;

import dev.pawl.processor.read.SourceOrder;
import dev.pawl.processor.read.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints problems where they stand, in the order in which they do. */
public final class Printer {

    private final Messager messager;

    public Printer(Messager messager) {
        this.messager = messager;
    }

    /** Prints them all, but for warnings that the source allows. */
    public void print(List<? extends Problem> problems) {
        SourceOrder order = new SourceOrder(
                problems.stream().map(problem -> (SourcePlace) problem.place()).toList());
        List<Problem> sorted = new ArrayList<>(problems);
        // The sort is stable: what stands at one place is told in the order of the rules.
        sorted.sort((one, other) -> order.compare((SourcePlace) one.place(), (SourcePlace) other.place()));
        for (Problem problem : sorted) {
            SourcePlace place = (SourcePlace) problem.place();
            if (!problem.warning()) {
                place.print(messager, Diagnostic.Kind.ERROR, Wording.of(problem));
            } else if (!place.allows(problem.code())) {
                place.print(messager, Diagnostic.Kind.WARNING, Wording.of(problem));
            }
        }
    }
}
