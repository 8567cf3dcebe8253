package dev.pawl.processor.model;

import dev.pawl.processor.model.EventModel.Entered;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine's transitions with its superstates resolved: for each state that is not terminal, which step each event runs.
 *
 * @param rows by state in the order of the states; the rows of a state in the order of the steps, except that its error
 *     rows come last, in the order in which they are tried
 * @param conflicts events that two steps claim with equal right; the rows then hold the first of them
 */
public record TransitionTable(List<Row> rows, List<Conflict> conflicts) {

    /**
     * A step that runs in a state.
     *
     * @param event what runs it: that of the step, less the signals that a nearer step takes in this state
     */
    public record Row(StateModel state, EventModel event, StepModel step) {}

    /** Steps of which none is nearer than the others to what happens in a state. */
    public record Conflict(StateModel state, EventModel event, List<StepModel> steps) {}

    public TransitionTable {
        rows = List.copyOf(rows);
        conflicts = List.copyOf(conflicts);
    }

    /** Resolves the superstates of a machine. */
    public static TransitionTable of(MachineModel machine) {
        List<Row> rows = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        Nearness nearness = new Nearness(machine);
        for (StateModel state : machine.states()) {
            if (!state.terminal()) {
                new Resolution(state, machine, nearness, conflicts).addTo(rows);
            }
        }
        return new TransitionTable(rows, conflicts);
    }

    /** The rows of one state. */
    public List<Row> rowsOf(StateModel state) {
        List<Row> found = new ArrayList<>();
        for (Row row : rows) {
            if (row.state().equals(state)) {
                found.add(row);
            }
        }
        return found;
    }

    /** Resolves one state. */
    private record Resolution(StateModel state, MachineModel machine, Nearness nearness, List<Conflict> conflicts) {

        void addTo(List<Row> rows) {
            List<StepModel> steps = new ArrayList<>();
            for (StepModel step : machine.steps()) {
                if (step.sources().contains(state)) {
                    steps.add(step);
                }
            }
            List<StepModel> errors = new ArrayList<>();
            for (StepModel step : steps) {
                EventModel event = step.event();
                if (event instanceof Entered || event instanceof Joined) {
                    // There is one entry of a state, and one end of its children.
                    List<StepModel> claims = steps.stream()
                            .filter(other -> other.event().getClass().equals(event.getClass()))
                            .toList();
                    if (settle(claims, event).equals(step)) {
                        rows.add(new Row(state, event, step));
                    }
                } else if (event instanceof Signalled) {
                    addSignals(step, (Signalled) event, steps, rows);
                } else if (event instanceof Threw) {
                    errors.add(step);
                } else {
                    List<StepModel> same = steps.stream()
                            .filter(other -> Nearness.sameTimer(event, other.event()))
                            .toList();
                    if (same.size() > 1) {
                        report(event, same);
                    }
                    rows.add(new Row(state, event, step));
                }
            }
            addErrors(errors, rows);
        }

        private void addSignals(StepModel step, Signalled event, List<StepModel> steps, List<Row> rows) {
            List<SignalModel> taken = new ArrayList<>();
            for (SignalModel signal : event.signals()) {
                List<StepModel> claims = new ArrayList<>();
                for (StepModel other : steps) {
                    if (other.event() instanceof Signalled signalled
                            && signalled.signals().contains(signal)) {
                        claims.add(other);
                    }
                }
                if (settle(claims, new Signalled(signal.type(), List.of(signal), event.all()))
                        .equals(step)) {
                    taken.add(signal);
                }
            }
            if (taken.size() == event.signals().size() && !taken.isEmpty()) {
                rows.add(new Row(state, event, step));
            } else if (!taken.isEmpty()) {
                rows.add(new Row(state, new Signalled(event.type(), List.copyOf(taken), event.all()), step));
            }
        }

        /** Adds the nearest first, and leaves out those that an earlier one always forestalls. */
        private void addErrors(List<StepModel> steps, List<Row> rows) {
            List<StepModel> left = new ArrayList<>(steps);
            List<StepModel> placed = new ArrayList<>();
            while (!left.isEmpty()) {
                StepModel next = left.stream()
                        .filter(step -> left.stream().noneMatch(other -> nearness.beats(other, step)))
                        .findFirst()
                        .orElseThrow();
                for (StepModel other : left) {
                    if (!other.equals(next) && nearness.rival(next, other)) {
                        report(next.event(), List.of(next, other));
                    }
                }
                left.remove(next);
                if (placed.stream().noneMatch(earlier -> Nearness.catchesAllOf(earlier, next))) {
                    placed.add(next);
                    rows.add(new Row(state, next.event(), next));
                }
            }
        }

        /** The step that beats the others; the first of the best, and a conflict, where there is none. */
        private StepModel settle(List<StepModel> claims, EventModel event) {
            if (claims.size() == 1) {
                return claims.get(0);
            }
            List<StepModel> best = claims.stream()
                    .filter(step -> claims.stream().noneMatch(other -> nearness.beats(other, step)))
                    .toList();
            if (best.size() > 1) {
                report(event, best);
            }
            return best.get(0);
        }

        /** The same steps in conflict are told once a machine, at the first state and event where they meet. */
        private void report(EventModel event, List<StepModel> steps) {
            if (conflicts.stream().noneMatch(known -> known.steps().equals(steps))) {
                conflicts.add(new Conflict(state, event, steps));
            }
        }
    }
}
