package dev.pawl.processor.check;

import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.ParameterDeclaration;
import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.ResultUse;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable.Row;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.IdleJoin;
import dev.pawl.processor.problem.StepProblem.MissingJoin;
import dev.pawl.processor.problem.StepProblem.WrongChildren;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where children are spawned, somebody waits for them: each {@code Spawning<T, R>} has a step {@code (T, Children<R>)}, and
 * the other way round.
 */
final class JoinRule implements FlowRule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        List<MethodDeclaration> methods = subject.declarations().methods();
        for (MethodDeclaration method : methods) {
            if (spawns(method)) {
                missing(subject, method, problems);
            }
        }
        for (MethodDeclaration method : methods) {
            List<StateModel> states = joinedBy(subject, method);
            if (!states.isEmpty()) {
                idle(subject, method, states, problems);
                wrong(subject, method, states, problems);
            }
        }
    }

    /** The states in which a step waits for children, and no nearer one does. */
    private static List<StateModel> joinedBy(Subject subject, MethodDeclaration method) {
        return subject.table().rows().stream()
                .filter(row -> row.event() instanceof Joined && row.step().equals(method.step()))
                .map(Row::state)
                .toList();
    }

    private static void missing(Subject subject, MethodDeclaration method, Consumer<Problem> problems) {
        List<StateModel> targets = method.step().returns().states();
        List<StateModel> without =
                targets.stream().filter(state -> lacksJoin(subject, state)).toList();
        boolean over = !targets.isEmpty() && targets.stream().allMatch(StateModel::terminal);
        if (over || !without.isEmpty()) {
            problems.accept(new MissingJoin(
                    subject.name(),
                    method.step().method(),
                    say(subject, without),
                    subject.say(method.step().returns().children().orElseThrow()),
                    method.place()));
        }
    }

    /** Whether children are spawned for the state, and no step waits for them there. */
    static boolean lacksJoin(Subject subject, StateModel state) {
        List<MethodDeclaration> methods = subject.declarations().methods();
        if (state.terminal() || state.retired()) {
            return false;
        }
        boolean spawned = false;
        for (MethodDeclaration method : methods) {
            if (mayJoin(method, state)) {
                return false;
            }
            spawned |= spawns(method) && method.step().returns().states().contains(state);
        }
        return spawned;
    }

    /** Whether the step waits for children in the state, or would if its signature were right. */
    static boolean mayJoin(MethodDeclaration method, StateModel state) {
        return method.takesChildren()
                && (!method.fromKnown() || method.step().sources().contains(state));
    }

    /** One of a retired state is there for children that were spawned by earlier releases. */
    private static void idle(
            Subject subject, MethodDeclaration method, List<StateModel> states, Consumer<Problem> problems) {
        boolean needed = states.stream().anyMatch(StateModel::retired)
                || subject.declarations().methods().stream().anyMatch(other -> maySpawn(other, states));
        if (!needed) {
            problems.accept(new IdleJoin(
                    subject.name(),
                    method.step().method(),
                    say(subject, states),
                    subject.say(((Joined) method.step().event()).result()),
                    method.place()));
        }
    }

    /** Whether the step spawns children on entering one of the states; of one that may return anything we don't know. */
    static boolean maySpawn(MethodDeclaration method, Collection<StateModel> states) {
        List<StateModel> targets = method.step().returns().states();
        return targets.isEmpty() && !method.targetKnown()
                || spawns(method) && targets.stream().anyMatch(states::contains);
    }

    private static void wrong(
            Subject subject, MethodDeclaration method, List<StateModel> states, Consumer<Problem> problems) {
        if (method.joined().filter(ResultUse::known).isEmpty()) {
            return;
        }
        ResultUse joined = method.joined().get();
        for (MethodDeclaration other : subject.declarations().methods()) {
            Set<StateModel> common = new LinkedHashSet<>(other.step().returns().states());
            common.retainAll(states);
            boolean differs = other.spawned()
                    .filter(ResultUse::known)
                    .filter(spawned -> !spawned.type().equals(joined.type()))
                    .isPresent();
            if (differs && !common.isEmpty()) {
                problems.accept(new WrongChildren(
                        subject.name(),
                        method.step().method(),
                        "Children<" + subject.say(joined.type()) + ">",
                        subject.say(common.iterator().next().type()),
                        other.step().method(),
                        subject.say(other.spawned().orElseThrow().type()),
                        placeOf(method)));
            }
        }
    }

    private static Place placeOf(MethodDeclaration method) {
        return method.parameters().stream()
                .filter(parameter -> parameter.kind() == Kind.CHILDREN)
                .map(ParameterDeclaration::place)
                .findFirst()
                .orElseThrow();
    }

    private static boolean spawns(MethodDeclaration method) {
        return method.step().returns().children().isPresent();
    }

    private static List<String> say(Subject subject, List<StateModel> states) {
        return states.stream().map(state -> subject.say(state.type())).toList();
    }
}
