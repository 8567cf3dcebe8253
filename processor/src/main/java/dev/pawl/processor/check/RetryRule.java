package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.RetryModel;
import dev.pawl.processor.problem.ClassProblem.BadRetry;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.BadDuration;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A retry policy tries at least once, and waits longer and longer. */
final class RetryRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        subject.machine().retry().ifPresent(retry -> check("the machine", retry, subject, problems));
        for (MethodDeclaration method : subject.declarations().methods()) {
            method.step()
                    .retry()
                    .ifPresent(retry -> check("step " + method.step().method(), retry, subject, problems));
        }
    }

    private static void check(String owner, RetryModel retry, Subject subject, Consumer<Problem> problems) {
        if (retry.attempts() < 1) {
            String fault = "attempts is " + retry.attempts() + ", but the first attempt counts: it is 1 or more";
            problems.accept(new BadRetry(subject.name(), owner, fault, retry.place()));
        }
        boolean sound = duration("first", owner, retry.first(), retry, subject, problems)
                & duration("longest", owner, retry.longest(), retry, subject, problems);
        Optional<Duration> first = Durations.parse(retry.first());
        Optional<Duration> longest = Durations.parse(retry.longest());
        if (sound && longest.orElseThrow().compareTo(first.orElseThrow()) < 0) {
            String fault = "longest (" + retry.longest() + ") is shorter than first (" + retry.first() + ")";
            problems.accept(new BadRetry(subject.name(), owner, fault, retry.place()));
        }
    }

    private static boolean duration(
            String member, String owner, String text, RetryModel retry, Subject subject, Consumer<Problem> problems) {
        Optional<String> fault = Durations.fault(text);
        fault.ifPresent(why -> problems.accept(new BadDuration(
                subject.name(),
                "@Retry(" + member + ") of " + owner,
                NameRule.printable(text),
                why,
                Durations.meant(text),
                retry.place())));
        return fault.isEmpty();
    }
}
