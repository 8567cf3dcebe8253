package dev.pawl.processor.check;

import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.problem.FlowProblem.UnusedSignal;
import dev.pawl.processor.problem.Problem;
import java.util.function.Consumer;

/** Every signal is taken by a step. */
final class SignalRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (SignalModel signal : subject.machine().signals()) {
            boolean taken = subject.declarations().methods().stream()
                    .flatMap(method -> method.parameters().stream())
                    .anyMatch(parameter -> Subject.takes(parameter, signal));
            if (!taken) {
                problems.accept(new UnusedSignal(subject.name(), subject.say(signal.type()), signal.place()));
            }
        }
    }
}
