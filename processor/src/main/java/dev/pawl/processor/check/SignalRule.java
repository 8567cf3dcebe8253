package dev.pawl.processor.check;

import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.problem.FlowProblem.UnusedSignal;
import dev.pawl.processor.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/** Every signal is taken by a step. A step without parameters may be the one that should. */
final class SignalRule implements FlowRule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        List<MethodDeclaration> methods = subject.declarations().methods();
        if (methods.stream().anyMatch(method -> method.parameters().isEmpty())) {
            return;
        }
        for (SignalModel signal : subject.machine().signals()) {
            boolean taken = methods.stream()
                    .flatMap(method -> method.parameters().stream())
                    .anyMatch(parameter -> Subject.takes(parameter, signal));
            if (!taken) {
                problems.accept(new UnusedSignal(subject.name(), subject.say(signal.type()), signal.place()));
            }
        }
    }
}
