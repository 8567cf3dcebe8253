package dev.pawl.processor.check;

import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.BaselineDirectory;
import dev.pawl.processor.problem.ReleaseProblem.BaselineFile;
import dev.pawl.processor.problem.ReleaseProblem.NoBaseline;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            problems.accept(new NoBaseline(machine, missing.file(), renamed(missing, subject), place));
        }
    }

    /**
     * The name under which the machine was probably released: one whose file has most states in common with it, and at least
     * half of all, or some under a name alike. Whether there still is such a machine elsewhere can't be asked, for what is said
     * of a machine depends on it and the baseline alone.
     */
    private static Optional<String> renamed(Baseline.Missing missing, Subject subject) {
        Set<String> states = new HashSet<>();
        subject.machine().states().forEach(state -> states.add(state.name()));
        String best = null;
        long most = 0;
        for (Definition other : missing.others()) {
            long common = other.states().stream()
                    .filter(state -> states.contains(state.name()))
                    .count();
            long all = states.size() + other.states().size() - common;
            boolean alike = Words.meant(subject.machine().name(), List.of(other.machine()))
                    .isPresent();
            if (common > most && (2 * common >= all || alike)) {
                best = other.machine();
                most = common;
            }
        }
        return Optional.ofNullable(best);
    }
}
