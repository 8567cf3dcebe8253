package dev.pawl.processor.check;

import dev.pawl.processor.definition.Definition.DefinedEvent;
import dev.pawl.processor.definition.Definition.DefinedEvent.Kind;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.ChildrenChanged;
import dev.pawl.processor.problem.ReleaseProblem.EventAdded;
import dev.pawl.processor.problem.ReleaseProblem.EventGone;
import dev.pawl.processor.problem.ReleaseProblem.TimerChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What instances in a state wait for still comes, and nothing is added that they would miss. */
final class StateEventsRule implements Release.Rule {

    @Override
    public void check(Release release, Consumer<Problem> problems) {
        for (StateModel state : release.states()) {
            Optional<DefinedState> before = release.before().state(state.name());
            Optional<DefinedState> now = release.now().state(state.name());
            if (before.isPresent() && now.isPresent() && !before.get().terminal() && !state.terminal()) {
                Comparison comparison = new Comparison(release, state, before.get(), now.get(), problems);
                comparison.action();
                comparison.signals();
                comparison.timers();
                comparison.children();
            }
        }
    }

    /** One state, before and now. */
    private record Comparison(
            Release release, StateModel state, DefinedState before, DefinedState now, Consumer<Problem> problems) {

        void action() {
            List<DefinedEvent> old = of(before, Kind.ENTERED);
            List<DefinedEvent> young = of(now, Kind.ENTERED);
            if (young.isEmpty() && !old.isEmpty()) {
                gone("its entry", "an instance whose action has not run yet would wait for ever");
            } else if (old.isEmpty() && !young.isEmpty()) {
                added("action", young.get(0), "instances that are in it would not run it");
            }
        }

        /** A signal that is gone altogether is told as that. */
        void signals() {
            List<String> taken = of(now, Kind.SIGNAL).stream()
                    .flatMap(event -> event.what().stream())
                    .toList();
            of(before, Kind.SIGNAL).stream()
                    .flatMap(event -> event.what().stream())
                    .distinct()
                    .filter(signal -> !taken.contains(signal))
                    .filter(signal -> release.now().signal(signal).isPresent())
                    .forEach(signal -> gone(
                            "signal \"" + signal + "\"",
                            "an instance that waits for it in this state would not " + "take it"));
        }

        void timers() {
            List<DefinedEvent> gone = new ArrayList<>(without(before, now));
            List<DefinedEvent> added = new ArrayList<>(without(now, before));
            for (DefinedEvent old : List.copyOf(gone)) {
                for (DefinedEvent young : List.copyOf(added)) {
                    boolean one = gone.size() == 1 && added.size() == 1;
                    if (gone.contains(old) && (old.step().equals(young.step()) || one)) {
                        gone.remove(old);
                        added.remove(young);
                        problems.accept(new TimerChanged(
                                release.name(), say(), young.step(), id(old), id(young), placeOf(young)));
                    }
                }
            }
            gone.forEach(timer -> gone("the timer " + id(timer), "an instance that waits for it would wait for ever"));
            added.forEach(
                    timer -> added("timer " + id(timer), timer, "instances that are in it would not be woken for it"));
        }

        void children() {
            List<DefinedEvent> old = of(before, Kind.CHILDREN);
            List<DefinedEvent> young = of(now, Kind.CHILDREN);
            if (old.isEmpty() && !young.isEmpty()) {
                added("join", young.get(0), "instances that are in it would not run it");
            } else if (young.isEmpty() && !old.isEmpty()) {
                gone("the end of its children", "an instance that waits for it would wait for ever");
            } else if (!old.isEmpty()) {
                List<String> lost = new ArrayList<>(old.get(0).what());
                lost.removeAll(young.get(0).what());
                if (!lost.isEmpty()) {
                    List<String> results =
                            lost.stream().map(result -> "\"" + result + "\"").toList();
                    problems.accept(new ChildrenChanged(
                            release.name(), say(), young.get(0).step(), results, placeOf(young.get(0))));
                }
            }
        }

        private static List<DefinedEvent> without(DefinedState state, DefinedState other) {
            return of(state, Kind.TIMER).stream()
                    .filter(timer -> of(other, Kind.TIMER).stream().noneMatch(same -> id(same).equals(id(timer))))
                    .toList();
        }

        private static List<DefinedEvent> of(DefinedState state, Kind kind) {
            return state.events().stream().filter(event -> event.kind() == kind).toList();
        }

        private static String id(DefinedEvent timer) {
            return timer.what().get(0);
        }

        private void gone(String event, String consequence) {
            problems.accept(new EventGone(release.name(), say(), event, consequence, state.place()));
        }

        private void added(String event, DefinedEvent by, String consequence) {
            problems.accept(new EventAdded(release.name(), say(), event, by.step(), consequence, placeOf(by)));
        }

        private String say() {
            return release.subject().say(state.type());
        }

        /** Events are described in the order of the table's rows. */
        private Place placeOf(DefinedEvent event) {
            return release.subject()
                    .table()
                    .rowsOf(state)
                    .get(now.events().indexOf(event))
                    .step()
                    .place();
        }
    }
}
