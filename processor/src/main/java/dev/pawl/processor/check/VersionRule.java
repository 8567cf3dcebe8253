package dev.pawl.processor.check;

import dev.pawl.processor.problem.ClassProblem.BadVersion;
import dev.pawl.processor.problem.Problem;
import java.util.function.Consumer;

/** Versions count from 1. */
final class VersionRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        int version = subject.machine().version();
        if (version < 1) {
            problems.accept(new BadVersion(
                    subject.name(), version, subject.declarations().version()));
        }
    }
}
