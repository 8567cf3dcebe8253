package dev.pawl.processor.check;

import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.FlowProblem.UnreachableState;
import dev.pawl.processor.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every state is entered by somebody. Of states that are entered from unreachable ones only, the first is told: with it the
 * others are reached.
 */
final class ReachRule implements FlowRule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        Flow flow = new Flow(subject);
        if (flow.reachUnknown()) {
            return;
        }
        Set<StateModel> left = new LinkedHashSet<>(subject.machine().states());
        left.removeAll(flow.reachable());
        left.removeIf(state -> isTaken(subject, state));
        Set<StateModel> told = new LinkedHashSet<>();
        for (StateModel state : left) {
            if (flow.sourcesOf(state).isEmpty()) {
                told.add(state);
            }
        }
        left.removeAll(flow.from(told));
        // What remains are circles that nobody comes into, and what hangs on them.
        for (StateModel state : List.copyOf(left)) {
            if (left.contains(state) && inCircle(state, flow)) {
                told.add(state);
                left.removeAll(flow.from(Set.of(state)));
            }
        }
        for (StateModel state : subject.machine().states()) {
            if (told.contains(state)) {
                List<String> sources = flow.sourcesOf(state).stream()
                        .map(source -> subject.say(source.type()))
                        .toList();
                problems.accept(
                        new UnreachableState(subject.name(), subject.say(state.type()), sources, state.place()));
            }
        }
    }

    /** Whether a step takes it where an event stands: it was probably meant as a signal, which is told there. */
    private static boolean isTaken(Subject subject, StateModel state) {
        return subject.declarations().methods().stream()
                .flatMap(method -> method.parameters().stream().skip(1))
                .anyMatch(parameter ->
                        parameter.kind() == Kind.STATE && parameter.type().equals(state.type()));
    }

    /** Whether the state leads back to itself, over others. */
    private static boolean inCircle(StateModel state, Flow flow) {
        return flow.sourcesOf(state).stream().anyMatch(flow.from(Set.of(state))::contains);
    }
}
