package dev.pawl.processor.check;

import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.TerminalChanged;
import java.util.Optional;
import java.util.function.Consumer;

/** Where instances ended stays an end, and where they go on does not become one. */
final class TerminalChangeRule implements Release.Rule {

    @Override
    public void check(Release release, Consumer<Problem> problems) {
        for (StateModel state : release.states()) {
            Optional<DefinedState> before = release.before().state(state.name());
            if (before.isPresent() && before.get().terminal() != state.terminal()) {
                problems.accept(new TerminalChanged(
                        release.name(), release.subject().say(state.type()), state.terminal(), state.place()));
            }
        }
    }
}
