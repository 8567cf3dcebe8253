package dev.pawl.processor.check;

import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.BaselineDirectory;
import dev.pawl.processor.problem.ReleaseProblem.BaselineFile;
import dev.pawl.processor.problem.ReleaseProblem.NoBaseline;
import java.util.function.Consumer;

/** Where the build names baselines, each machine has one that can be read. */
final class BaselineRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        String machine = subject.name();
        Place place = subject.machine().place();
        Baseline baseline = subject.baseline();
        if (baseline instanceof Baseline.BadDirectory bad) {
            problems.accept(new BaselineDirectory(machine, bad.given(), bad.fault(), place));
        } else if (baseline instanceof Baseline.BadFile bad) {
            problems.accept(new BaselineFile(machine, bad.file(), bad.fault(), place));
        } else if (baseline instanceof Baseline.Missing missing) {
            problems.accept(new NoBaseline(machine, missing.file(), place));
        }
    }
}
