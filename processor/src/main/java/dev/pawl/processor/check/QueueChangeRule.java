package dev.pawl.processor.check;

import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.QueueChanged;
import java.util.function.Consumer;

/** Instances stay in the queue in which they began. */
final class QueueChangeRule implements Release.Rule {

    @Override
    public void check(Release release, Consumer<Problem> problems) {
        String before = release.before().queue();
        String now = release.now().queue();
        if (!before.equals(now)) {
            problems.accept(new QueueChanged(
                    release.name(), before, now, release.subject().machine().place()));
        }
    }
}
