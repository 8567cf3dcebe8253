package dev.pawl.processor.zoo;

import dev.pawl.runtime.spi.Json;
import dev.pawl.runtime.spi.StateDefinition;
import java.util.Objects;

/** Writes and reads the zoo's states as the engine does: by the codec that the definition has for them. */
final class Documents {

    private Documents() {}

    static String write(Object state) {
        return write(Objects.requireNonNull(ZooMachine.DEFINITION.stateOf(state), "no state"), state);
    }

    static <S> S read(Class<S> type, String document) {
        for (StateDefinition<?> state : ZooMachine.DEFINITION.states()) {
            if (state.type() == type) {
                return type.cast(Json.read(state.codec(), document));
            }
        }
        throw new IllegalArgumentException("no state: " + type);
    }

    private static <S> String write(StateDefinition<S> definition, Object state) {
        return Json.write(definition.codec(), definition.type().cast(state));
    }
}
