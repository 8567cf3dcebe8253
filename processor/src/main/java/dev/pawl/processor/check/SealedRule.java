package dev.pawl.processor.check;

import dev.pawl.processor.model.Unsealed;
import dev.pawl.processor.problem.ClassProblem.NotSealed;
import dev.pawl.processor.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/** An interface that stands for several states or signals is sealed, so that they can be told. */
final class SealedRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (Unsealed type : subject.declarations().unsealed()) {
            List<String> members = type.members().stream().map(subject::say).toList();
            problems.accept(new NotSealed(
                    subject.name(),
                    subject.say(type.type()),
                    type.signals() ? "signal" : "state",
                    members,
                    type.place()));
        }
    }
}
