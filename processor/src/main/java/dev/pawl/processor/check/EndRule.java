package dev.pawl.processor.check;

import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.FlowProblem.NoEnd;
import dev.pawl.processor.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** From every state some way leads to an end: a terminal state, or a step that can do nothing but stop. */
final class EndRule implements FlowRule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        Flow flow = new Flow(subject);
        if (subject.machine().endless() || flow.leaveUnknown()) {
            return;
        }
        // Dead ends are told as such; what leads to one alone has no mistake of its own.
        Set<StateModel> ending = new LinkedHashSet<>(DeadEndRule.deadEnds(subject, flow));
        List<StateModel> states = subject.machine().states();
        states.stream().filter(StateModel::terminal).forEach(ending::add);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (StateModel state : states) {
                if (!ending.contains(state) && flow.leads(state, ending::contains)) {
                    grown = ending.add(state);
                }
            }
        }
        Set<StateModel> reached = flow.reachUnknown() ? new LinkedHashSet<>(states) : flow.reachable();
        List<StateModel> endless = states.stream()
                .filter(state -> reached.contains(state) && !ending.contains(state))
                .toList();
        if (!endless.isEmpty()) {
            boolean terminals = states.stream().anyMatch(StateModel::terminal);
            problems.accept(new NoEnd(
                    subject.name(),
                    endless.stream().map(state -> subject.say(state.type())).toList(),
                    terminals,
                    terminals ? endless.get(0).place() : subject.machine().place()));
        }
    }
}
