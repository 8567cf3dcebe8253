package dev.pawl.runtime.inputs;

import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.spi.MachineDefinition;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;

/** A client as the processor makes it, with the constructors of its base. */
final class Generated extends MachineClient<Object> {

    private Generated(Pawl pawl, MachineDefinition<Object> definition) {
        super(pawl, definition);
    }

    private Generated(MachineClient<Object> base, Connection connection) {
        super(base, connection);
    }

    /** Calls the one that takes these. */
    @SuppressWarnings("unchecked")
    static Generated of(Object... arguments) throws InvocationTargetException {
        try {
            return arguments[0] instanceof MachineClient<?> base
                    ? new Generated((MachineClient<Object>) base, (Connection) arguments[1])
                    : new Generated((Pawl) arguments[0], (MachineDefinition<Object>) arguments[1]);
        } catch (RuntimeException e) {
            throw new InvocationTargetException(e);
        }
    }
}
