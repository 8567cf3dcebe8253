package dev.pawl.processor.check;

import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.FlowProblem.DeadEnd;
import dev.pawl.processor.problem.Problem;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Every state that is not terminal is left by a step that is no error step. One that lacks a join is told as that. */
final class DeadEndRule implements FlowRule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        Flow flow = new Flow(subject);
        for (StateModel state : deadEnds(subject, flow)) {
            if (JoinRule.lacksJoin(subject, state)) {
                continue;
            }
            problems.accept(new DeadEnd(
                    subject.name(),
                    subject.say(state.type()),
                    !flow.exits(state).isEmpty(),
                    state.place()));
        }
    }

    /** The dead ends among the states that are reached; what is not reached is told as that. */
    static Set<StateModel> deadEnds(Subject subject, Flow flow) {
        Set<StateModel> ends = new LinkedHashSet<>();
        if (flow.leaveUnknown()) {
            return ends;
        }
        Set<StateModel> reached = flow.reachable();
        for (StateModel state : subject.machine().states()) {
            boolean counts = !state.terminal() && (flow.reachUnknown() || reached.contains(state));
            // An endless machine may come back to a state for ever; that is a way on.
            boolean left = flow.leads(
                    state, target -> !target.equals(state) || subject.machine().endless());
            if (counts && !left) {
                ends.add(state);
            }
        }
        return ends;
    }
}
