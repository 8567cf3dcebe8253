package dev.pawl.processor.check;

import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/**
 * A machine without mistakes, and what instances of earlier releases expect of it.
 *
 * @param before what was accepted last
 * @param now what this source is
 */
record Release(Subject subject, Definition before, Definition now) {

    /** Something that a release must hold to for the sake of those before it. */
    interface Rule {

        /** Reports each place where it does not. */
        void check(Release release, Consumer<Problem> problems);
    }

    /** The simple name of the machine's class. */
    String name() {
        return subject.name();
    }

    List<StateModel> states() {
        return subject.machine().states();
    }
}
