package dev.pawl.runtime.sim;

import dev.pawl.Status;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.testing.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all parts of a simulation share: who is who, on both sides, and the first difference between them. */
final class World {

    /** The engine and the reference do not agree. */
    static final class Differs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Differs(String message) {
            super(message, null, false, false);
        }
    }

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final Scenario scenario;
    final Reference reference;
    final SimulatedTime time;
    private final Map<Long, One> byId = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();
    private @Nullable TestClient client;
    private @Nullable Differs differs;

    World(Scenario scenario, Reference reference, SimulatedTime time) {
        this.scenario = scenario;
        this.reference = reference;
        this.time = time;
    }

    void client(TestClient theClient) {
        client = theClient;
    }

    TestClient client() {
        return Objects.requireNonNull(client);
    }

    Instant now() {
        return time.now();
    }

    long id(One one) {
        return Objects.requireNonNull(ids.get(one.label));
    }

    /** The instance with that id; null where the reference knows of none. */
    @Nullable One one(long id) {
        return byId.get(id);
    }

    /** The same, where there is one. */
    One known(long id) {
        One one = byId.get(id);
        if (one == null) {
            throw differs("an instance " + id + " that nobody has made");
        }
        return one;
    }

    /** The engine has been asked for a new instance. */
    @Nullable One inserted(New made, @Nullable One parent, long id, boolean created) {
        cancelLeft(false);
        One one = reference.insert(made, parent, now());
        if (created != (one != null)) {
            throw differs("the insert of #" + made.label() + (created ? " was done" : " was refused"));
        }
        if (one != null) {
            byId.put(id, one);
            ids.put(one.label, id);
        }
        return one;
    }

    /**
     * Children that were left are cancelled soon, and theirs, which come after them: some are by now.
     *
     * @param all whether all of them are by now
     */
    void cancelLeft(boolean all) {
        for (One one : reference.all.values()) {
            if (one.left && one.live() && (all || cancelled(one))) {
                reference.cancel(one, now());
            }
        }
    }

    private boolean cancelled(One one) {
        return client().get(id(one)).orElseThrow().status() == Status.CANCELLED;
    }

    /** How many have a place at a gate. */
    long seated(String gate) {
        return reference.all.values().stream()
                .filter(one -> one.gate.equals(gate) && one.hold != null && one.hold.seated)
                .count();
    }

    /** Whether nobody else is let in there. */
    boolean full(String gate) {
        return !gate.isEmpty() && seated(gate) >= SimulatedMachine.places(gate);
    }

    @Nullable Differs difference() {
        return differs;
    }

    boolean differ() {
        return differs != null;
    }

    /** The first difference ends all. */
    void agree() {
        if (differs != null) {
            throw differs;
        }
    }

    Differs differs(String message) {
        if (differs == null) {
            differs = new Differs("at " + Table.words(Duration.between(START, now())) + ": " + message);
        }
        return differs;
    }

    void require(boolean so, Object who, String otherwise) {
        if (!so) {
            throw differs(who + " " + otherwise);
        }
    }

    void same(Object expected, Object actual, Object who, String what) {
        if (!expected.equals(actual)) {
            throw differs(what + " is " + actual + ", and was to be " + expected + ", of " + who);
        }
    }
}
