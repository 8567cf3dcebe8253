package dev.pawl.processor.generate;

import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.EventModel.After;
import dev.pawl.processor.model.EventModel.At;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a picture of a machine shows, in whatever language it is drawn: its states, the groups they form, and arrows between
 * them. An arrow says what makes the step run and which method it is; a step that enters nothing is drawn as a loop. One that
 * holds for all of a group, and leads out of it, is one arrow from the group.
 *
 * @param groups the larger ones first
 */
record Picture(String name, List<StateModel> states, List<Group> groups, List<Arrow> arrows) {

    /** What kind of event an arrow stands for. */
    enum Kind {
        ENTRY,
        SIGNAL,
        TIMER,
        CHILDREN,
        ERROR
    }

    /**
     * A way from a state, or from a group of them, to a state.
     *
     * @param from the state, or the first of the group
     */
    record Arrow(StateModel from, Optional<Group> group, StateModel to, Kind kind, String label) {

        /** By its ends and its label, which seldom are the same. */
        @Override
        public int hashCode() {
            return 31 * (31 * from.hashCode() + to.hashCode()) + label.hashCode();
        }
    }

    static Picture of(MachineModel model, List<Row> rows) {
        return of(model, rows, Group.of(model));
    }

    /** The same without groups. */
    static Picture plain(MachineModel model, List<Row> rows) {
        return of(model, rows, List.of());
    }

    private static Picture of(MachineModel model, List<Row> rows, List<Group> groups) {
        Set<Arrow> arrows = new LinkedHashSet<>();
        for (Row row : rows) {
            Optional<Group> group = groupOf(row, rows, groups);
            StateModel from = group.isPresent() ? group.get().states().get(0) : row.state();
            List<StateModel> targets = row.step().returns().states();
            for (StateModel to : targets.isEmpty() ? List.of(row.state()) : targets) {
                arrows.add(new Arrow(from, group, to, kind(row.event()), label(row)));
            }
        }
        return new Picture(model.name(), model.states(), groups, List.copyOf(arrows));
    }

    private static Optional<Group> groupOf(Row row, List<Row> rows, List<Group> groups) {
        for (Group group : groups) {
            if (holdsForAll(group, row, rows)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    private static boolean holdsForAll(Group group, Row row, List<Row> rows) {
        List<StateModel> targets = row.step().returns().states();
        if (targets.isEmpty()
                || !group.states().equals(row.step().sources())
                || !Collections.disjoint(targets, group.states())) {
            return false;
        }
        int same = 0;
        for (Row other : rows) {
            if (other.step().number() == row.step().number() && other.event().equals(row.event())) {
                same++;
            }
        }
        return same == group.states().size();
    }

    /** The groups around a state, the outermost first. */
    List<Group> around(StateModel state) {
        List<Group> around = new ArrayList<>();
        for (Group group : groups) {
            if (group.contains(state)) {
                around.add(group);
            }
        }
        return around;
    }

    /** The groups around the beginning of an arrow, the outermost first. */
    List<Group> aroundTail(Arrow arrow) {
        List<Group> around = new ArrayList<>(around(arrow.from()));
        arrow.group().ifPresent(group -> around.removeIf(other -> !other.contains(group)));
        return around;
    }

    private static String label(Row row) {
        String trigger = trigger(row.event());
        String method = row.step().method();
        return trigger.isEmpty() ? method : trigger + " / " + method;
    }

    private static Kind kind(EventModel event) {
        if (event instanceof Signalled) {
            return Kind.SIGNAL;
        } else if (event instanceof Threw) {
            return Kind.ERROR;
        } else if (event instanceof Joined) {
            return Kind.CHILDREN;
        }
        return event instanceof After || event instanceof At ? Kind.TIMER : Kind.ENTRY;
    }

    private static String trigger(EventModel event) {
        if (event instanceof Signalled signalled) {
            String names = signalled.signals().stream().map(SignalModel::name).collect(Collectors.joining(", "));
            return signalled.all() ? "all " + names : names;
        } else if (event instanceof After after) {
            return "after " + after.delay();
        } else if (event instanceof At at) {
            return "at " + at.component();
        } else if (event instanceof Joined) {
            return "children";
        } else if (event instanceof Threw threw) {
            return "error " + Group.simpleName(threw.error());
        }
        return "";
    }
}
