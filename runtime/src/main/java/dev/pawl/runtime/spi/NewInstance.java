package dev.pawl.runtime.spi;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import java.util.Objects;

/**
 * An insert, as generated code makes it.
 *
 * @param definition of the machine, as the generated code knows it
 * @param state a value of one of its initial states
 */
public record NewInstance<R>(MachineDefinition<R> definition, Object state, InsertOptions options)
        implements Insert<R> {

    public NewInstance {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(options, "options");
    }

    @Override
    public String machine() {
        return definition.name();
    }
}
