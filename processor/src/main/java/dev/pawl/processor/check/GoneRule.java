package dev.pawl.processor.check;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.definition.Definition.DefinedSignal;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.RetiredStateGone;
import dev.pawl.processor.problem.ReleaseProblem.SignalGone;
import dev.pawl.processor.problem.ReleaseProblem.StateGone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The states that instances are in, and the signals that wait for them, are still there, by their names. */
final class GoneRule implements Release.Rule {

    @Override
    public void check(Release release, Consumer<Problem> problems) {
        Definition before = release.before();
        Place place = release.subject().machine().place();
        Map<String, ClassName> states = new LinkedHashMap<>();
        for (StateModel state : release.states()) {
            if (before.state(state.name()).isEmpty()) {
                states.put(state.name(), state.type());
            }
        }
        List<DefinedState> gone = before.states().stream()
                .filter(state -> release.now().state(state.name()).isEmpty())
                .toList();
        for (DefinedState state : gone) {
            if (state.retired()) {
                problems.accept(new RetiredStateGone(release.name(), state.name(), place));
                continue;
            }
            Optional<String> meant = meant(state.name(), states, gone.size(), release);
            problems.accept(new StateGone(release.name(), state.name(), state.terminal(), meant, place));
        }
        signals(release, problems);
    }

    private static void signals(Release release, Consumer<Problem> problems) {
        Map<String, ClassName> young = new LinkedHashMap<>();
        for (SignalModel signal : release.subject().machine().signals()) {
            if (release.before().signal(signal.name()).isEmpty()) {
                young.put(signal.name(), signal.type());
            }
        }
        List<DefinedSignal> gone = release.before().signals().stream()
                .filter(signal -> release.now().signal(signal.name()).isEmpty())
                .toList();
        for (DefinedSignal signal : gone) {
            problems.accept(new SignalGone(
                    release.name(),
                    signal.name(),
                    meant(signal.name(), young, gone.size(), release),
                    release.subject().machine().place()));
        }
    }

    /** What a name probably became: one of the new ones that is near to it, or the only one where one alone is gone. */
    private static Optional<String> meant(String name, Map<String, ClassName> young, int gone, Release release) {
        return Words.meant(name, young.keySet())
                .or(() -> gone == 1 && young.size() == 1
                        ? Optional.of(young.keySet().iterator().next())
                        : Optional.empty())
                .map(young::get)
                .map(release.subject()::say);
    }
}
