package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.problem.FlowProblem.DeadEnd;
import dev.pawl.processor.problem.FlowProblem.NoEnd;
import dev.pawl.processor.problem.FlowProblem.UnreachableState;
import dev.pawl.processor.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the methods that were probably meant as steps. The signature alone says little, for a helper may have the same: one
 * is meant as a step if the machine lacks something that it would have with it. A machine that is whole has none.
 */
final class Forgotten {

    private static final List<FlowRule> RULES = List.of(
            new JoinRule(), new ReachRule(), new DeadEndRule(), new EndRule(), new SignalRule(), new ErrorRule());

    private Forgotten() {}

    /** The forgotten steps, in the order of the source. */
    static List<MethodDeclaration> of(Subject subject) {
        List<MethodDeclaration> candidates = subject.declarations().lookalikes();
        Set<MethodDeclaration> found = new HashSet<>();
        Set<Object> lacks = lacks(subject);
        boolean grown = true;
        while (grown && !lacks.isEmpty()) {
            grown = false;
            for (MethodDeclaration candidate : candidates) {
                if (!found.contains(candidate)) {
                    List<MethodDeclaration> with = candidates.stream()
                            .filter(method -> found.contains(method) || method.equals(candidate))
                            .toList();
                    Set<Object> left = lacks(subject.with(with));
                    if (!left.containsAll(lacks)) {
                        grown = found.add(candidate);
                        lacks = left;
                    }
                }
            }
        }
        return candidates.stream().filter(found::contains).toList();
    }

    /** What the machine lacks. How it is worded does not count. */
    private static Set<Object> lacks(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        RULES.forEach(rule -> rule.check(subject, problems::add));
        Set<Object> lacks = new HashSet<>();
        for (Problem problem : problems) {
            if (problem instanceof UnreachableState unreachable) {
                lacks.add("way to " + unreachable.state());
            } else if (problem instanceof DeadEnd end) {
                lacks.add("way from " + end.state());
            } else if (problem instanceof NoEnd endless) {
                endless.states().forEach(state -> lacks.add("end for " + state));
            } else {
                lacks.add(problem);
            }
        }
        return lacks;
    }
}
