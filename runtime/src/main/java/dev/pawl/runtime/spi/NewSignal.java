package dev.pawl.runtime.spi;

import dev.pawl.Send;
import dev.pawl.SignalOptions;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A signal to be sent, as generated code makes it: to an id or to a key.
 *
 * @param definition of the machine, as the generated code knows it
 */
public record NewSignal(
        MachineDefinition<?> definition, OptionalLong id, Optional<String> key, Object signal, SignalOptions options)
        implements Send {

    public NewSignal {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(options, "options");
        key.ifPresent(text -> Storable.check("key", text));
    }

    /** To the instance with an id. */
    public NewSignal(MachineDefinition<?> definition, long id, Object signal, SignalOptions options) {
        this(definition, OptionalLong.of(id), Optional.empty(), signal, options);
    }

    /** To the live instance that has a key. */
    public NewSignal(MachineDefinition<?> definition, String key, Object signal, SignalOptions options) {
        this(definition, OptionalLong.empty(), Optional.of(Objects.requireNonNull(key, "key")), signal, options);
    }

    @Override
    public String machine() {
        return definition.name();
    }
}
