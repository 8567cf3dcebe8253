package dev.pawl.runtime.testing;

import dev.pawl.SignalOptions;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.SignalResult;
import java.sql.Connection;

/** A client of a {@link TestMachine}: what the processor generates elsewhere. */
public final class TestClient extends MachineClient<Object> {

    public TestClient(Pawl pawl, TestMachine machine) {
        super(pawl, machine.definition());
    }

    private TestClient(TestClient base, Connection connection) {
        super(base, connection);
    }

    public TestClient on(Connection connection) {
        return new TestClient(this, connection);
    }

    public SignalResult signal(long id, Object signal) {
        return deliver(id, signal, SignalOptions.defaults());
    }

    public SignalResult signal(long id, Object signal, SignalOptions options) {
        return deliver(id, signal, options);
    }

    public SignalResult signal(String key, Object signal) {
        return deliver(key, signal, SignalOptions.defaults());
    }

    public SignalResult signal(String key, Object signal, SignalOptions options) {
        return deliver(key, signal, options);
    }
}
