package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.ParameterDeclaration;
import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.ParameterOrder;
import dev.pawl.processor.problem.StepProblem.RawType;
import dev.pawl.processor.problem.StepProblem.StartsFromNoState;
import dev.pawl.processor.problem.StepProblem.TimerWithEvent;
import dev.pawl.processor.problem.StepProblem.UnknownParameter;
import dev.pawl.processor.problem.StepProblem.WrongContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A step takes a state, then perhaps an event, a context and a connection, in this order. */
final class ParameterRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (MethodDeclaration method : subject.declarations().methods()) {
            new Signature(subject, method, problems).check();
        }
    }

    /** One step's parameters. */
    private record Signature(Subject subject, MethodDeclaration method, Consumer<Problem> problems) {

        void check() {
            List<ParameterDeclaration> parameters = method.parameters();
            if (!method.fromKnown()) {
                checkFrom(parameters);
                return;
            }
            for (int i = 1; i < parameters.size(); i++) {
                check(parameters.get(i), parameters.subList(1, i));
            }
        }

        /** Without a state in front nothing else can be judged, so that one mistake stays one error. */
        private void checkFrom(List<ParameterDeclaration> parameters) {
            Optional<ParameterDeclaration> later =
                    parameters.stream().filter(p -> p.kind() == Kind.STATE).findFirst();
            if (later.isPresent()) {
                order(later.get(), "the state comes first");
                return;
            }
            if (method.from().isPresent()
                    && subject.stranger(method.from().get()).isEmpty()) {
                return;
            }
            Optional<TypeName> type = method.from().flatMap(subject::stranger);
            Optional<String> stranger = type.map(subject::say);
            problems.accept(new StartsFromNoState(
                    subject.name(),
                    method.step().method(),
                    stranger,
                    type.flatMap(subject::ownerOf),
                    stranger.flatMap(name -> Words.meant(name, subject.stateNames())),
                    parameters.isEmpty() ? method.place() : parameters.get(0).place()));
        }

        private void check(ParameterDeclaration parameter, List<ParameterDeclaration> earlier) {
            boolean context = earlier.stream().anyMatch(p -> p.kind() == Kind.CONTEXT);
            boolean connection = earlier.stream().anyMatch(p -> p.kind() == Kind.CONNECTION);
            switch (parameter.kind()) {
                case STATE -> order(parameter, "a step starts from one state; what it waits for is a @Signal");
                case OTHER -> unknown(parameter);
                case SIGNAL, LIST, CHILDREN, ERROR -> event(parameter, earlier, context || connection);
                case CONTEXT -> {
                    if (context) {
                        order(parameter, "one StepContext is enough");
                    } else if (connection) {
                        order(parameter, "the StepContext comes before the Connection");
                    }
                    checkContext(parameter);
                }
                case CONNECTION -> {
                    if (connection) {
                        order(parameter, "one Connection is enough");
                    }
                }
            }
        }

        private void event(ParameterDeclaration parameter, List<ParameterDeclaration> earlier, boolean late) {
            if ((parameter.kind() == Kind.LIST || parameter.kind() == Kind.CHILDREN)
                    && parameter.argument().isEmpty()) {
                raw(parameter);
            } else if (parameter.kind() == Kind.LIST
                    && !(subject.takesSignals(parameter)
                            && parameter.strangers().isEmpty())) {
                unknown(parameter);
            } else if (method.after().isPresent() || method.at().isPresent()) {
                problems.accept(new TimerWithEvent(
                        subject.name(), method.step().method(), parameter.name(), parameter.place()));
            } else if (earlier.stream().anyMatch(p -> p.kind().event())) {
                order(parameter, "a step takes one event");
            } else if (late) {
                order(parameter, "the event comes right after the state");
            }
        }

        private void checkContext(ParameterDeclaration parameter) {
            if (parameter.argument().isEmpty()) {
                raw(parameter);
            } else if (!parameter.argument().get().equals(method.step().from())) {
                problems.accept(new WrongContext(
                        subject.name(),
                        method.step().method(),
                        subject.say(parameter.type()),
                        "StepContext<" + subject.say(method.step().from()) + ">",
                        parameter.place()));
            }
        }

        private void raw(ParameterDeclaration parameter) {
            problems.accept(new RawType(
                    subject.name(), method.step().method(), subject.say(parameter.type()), parameter.place()));
        }

        /** A record that is probably a forgotten signal is told as that, once. */
        private void unknown(ParameterDeclaration parameter) {
            if (subject.isForgottenSignal(method, parameter)) {
                return;
            }
            String type = subject.say(parameter.argument().orElse(parameter.type()));
            problems.accept(new UnknownParameter(
                    subject.name(),
                    method.step().method(),
                    parameter.name(),
                    subject.say(parameter.type()),
                    Words.meant(type, subject.signalNames()),
                    parameter.place()));
        }

        private void order(ParameterDeclaration parameter, String fault) {
            problems.accept(new ParameterOrder(
                    subject.name(),
                    method.step().method(),
                    parameter.name(),
                    subject.say(parameter.type()),
                    fault,
                    parameter.place()));
        }
    }
}
