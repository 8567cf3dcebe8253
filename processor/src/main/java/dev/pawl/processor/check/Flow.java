package dev.pawl.processor.check;

import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How states follow each other. Steps whose signature is wrong are given the benefit of the doubt: a mistake in one is told
 * there, and not again at each state it might have led to.
 */
final class Flow {

    private final Subject subject;
    private final Set<StateModel> initial = new LinkedHashSet<>();
    private final boolean anySource;
    private final boolean anyTarget;

    Flow(Subject subject) {
        this.subject = subject;
        List<MethodDeclaration> methods = subject.declarations().methods();
        // Into a retired state instances came in earlier releases.
        boolean anyTarget = false;
        for (StateModel state : subject.machine().states()) {
            if (state.initial() || state.retired()) {
                initial.add(state);
            }
            // Anywhere may the step lead that is to wait for children, and is missing.
            anyTarget |= JoinRule.lacksJoin(subject, state);
        }
        boolean anySource = false;
        for (MethodDeclaration method : methods) {
            if (!method.fromKnown()) {
                // Where a step without a known source leads, somebody may come from.
                initial.addAll(method.step().returns().states());
                anySource |= method.step().sources().isEmpty();
            }
            anyTarget |= vague(method);
        }
        this.anySource = anySource;
        this.anyTarget = anyTarget;
    }

    /**
     * Whether nothing can be said of what is reached: no state to begin with, one that is terminal as well, or a step that
     * may lead anywhere.
     */
    boolean reachUnknown() {
        List<StateModel> states = subject.machine().states();
        return anyTarget
                || states.stream().noneMatch(StateModel::initial)
                || states.stream().anyMatch(state -> state.initial() && state.terminal());
    }

    /** Whether nothing can be said of what is left: a step that may start from anywhere. */
    boolean leaveUnknown() {
        return anySource;
    }

    /** The states that an instance may come to. */
    Set<StateModel> reachable() {
        return from(initial);
    }

    /** These states and all that they lead to. */
    Set<StateModel> from(Collection<StateModel> begin) {
        Set<StateModel> reached = new LinkedHashSet<>(begin);
        Deque<StateModel> next = new ArrayDeque<>(begin);
        while (!next.isEmpty()) {
            for (Row row : subject.table().rowsOf(next.remove())) {
                for (StateModel target : row.step().returns().states()) {
                    if (reached.add(target)) {
                        next.add(target);
                    }
                }
            }
        }
        return reached;
    }

    /** The other states from which a step leads to this one. */
    List<StateModel> sourcesOf(StateModel state) {
        List<StateModel> sources = new ArrayList<>();
        for (Row row : subject.table().rows()) {
            if (row.step().returns().states().contains(state)
                    && !row.state().equals(state)
                    && !sources.contains(row.state())) {
                sources.add(row.state());
            }
        }
        return sources;
    }

    /** The rows by which an instance means to leave a state: all but those for errors. */
    List<Row> exits(StateModel state) {
        List<Row> exits = new ArrayList<>();
        for (Row row : subject.table().rowsOf(state)) {
            if (!(row.event() instanceof Threw)) {
                exits.add(row);
            }
        }
        return exits;
    }

    /** Whether the row may stop the instance, or go where we don't know. */
    boolean stopsOrVanishes(Row row) {
        for (MethodDeclaration method : subject.declarations().methods()) {
            if (method.step().number() == row.step().number()) {
                return vague(method) || method.target().isEmpty();
            }
        }
        throw new IllegalArgumentException("no such step: " + row.step());
    }

    /** Whether an exit of the state leads to a state that passes. */
    boolean leads(StateModel state, Predicate<StateModel> passes) {
        for (Row row : exits(state)) {
            if (stopsOrVanishes(row)) {
                return true;
            }
            for (StateModel target : row.step().returns().states()) {
                if (passes.test(target)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean vague(MethodDeclaration method) {
        return !method.targetKnown() && method.step().returns().states().isEmpty();
    }
}
