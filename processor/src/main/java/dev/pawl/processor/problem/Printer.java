package dev.pawl.processor.problem;

import dev.pawl.processor.read.SourcePlace;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints problems where they stand. */
public final class Printer {

    private final Messager messager;

    public Printer(Messager messager) {
        this.messager = messager;
    }

    /** Prints them all, but for warnings that the source allows. */
    public void print(List<? extends Problem> problems) {
        for (Problem problem : problems) {
            SourcePlace place = (SourcePlace) problem.place();
            if (!problem.warning()) {
                place.print(messager, Diagnostic.Kind.ERROR, Wording.of(problem));
            } else if (!place.allows(problem.code())) {
                place.print(messager, Diagnostic.Kind.WARNING, Wording.of(problem));
            }
        }
    }
}
