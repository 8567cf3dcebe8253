package dev.pawl.processor.check;

import dev.pawl.processor.problem.Problem;
import java.util.function.Consumer;

/** Something that a machine must hold to. */
interface Rule {

    /** Reports each place where it does not. */
    void check(Subject subject, Consumer<Problem> problems);
}
