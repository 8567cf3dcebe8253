package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.MachineSettings;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.StateKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The numbers of machines and states. */
final class PgDictionary {

    private final Access access;
    private final Dml find;
    private final Dml addMachines;
    private final Dml addStates;
    private final Dml configure;

    PgDictionary(Access access, SchemaName schema) {
        this.access = access;
        this.find = schema.dml(FIND);
        this.addMachines = schema.dml(ADD_MACHINES);
        this.addStates = schema.dml(ADD_STATES);
        this.configure = schema.dml(CONFIGURE);
    }

    // Rides on the unique indexes of names; the tables are small. Looks before it adds, for an insert that conflicts
    // uses up a number all the same.
    private static final String FIND = """
            SELECT g.machine, g.version, g.name, g.shape, m.id AS machine_id, s.id AS state_id
            FROM unnest(?::text[], ?::int[], ?::text[], ?::int[]) AS g(machine, version, name, shape)
            JOIN pawl.machine m ON m.name = g.machine
            JOIN pawl.state s
                ON s.machine = m.id AND s.version = g.version AND s.name = g.name AND s.shape = g.shape
            """;

    // Two nodes that start together may both add: the unique index lets one of them, in one order for all.
    private static final String ADD_MACHINES = """
            INSERT INTO pawl.machine (name)
            SELECT g.name FROM unnest(?::text[]) AS g(name)
            WHERE NOT EXISTS (SELECT FROM pawl.machine m WHERE m.name = g.name)
            ORDER BY g.name COLLATE "C"
            ON CONFLICT (name) DO NOTHING
            """;

    // As above.
    private static final String ADD_STATES = """
            INSERT INTO pawl.state (machine, version, name, shape)
            SELECT m.id, g.version, g.name, g.shape
            FROM unnest(?::text[], ?::int[], ?::text[], ?::int[]) AS g(machine, version, name, shape)
            JOIN pawl.machine m ON m.name = g.machine
            WHERE NOT EXISTS (
                SELECT FROM pawl.state s
                WHERE s.machine = m.id AND s.version = g.version AND s.name = g.name AND s.shape = g.shape)
            ORDER BY m.id, g.version, g.name COLLATE "C", g.shape
            ON CONFLICT (machine, version, name, shape) DO NOTHING
            """;

    // Rides on the unique index of names. Writes only what is new, for every node comes by at its start.
    private static final String CONFIGURE = """
            UPDATE pawl.machine m SET history = g.history, keep = g.keep
            FROM (SELECT ?::text AS name, ?::bigint = 1 AS history, ?::bigint * interval '1 microsecond' AS keep) g
            WHERE m.name = g.name AND (m.history, m.keep) IS DISTINCT FROM (g.history, g.keep)
            """;

    void configure(String machine, MachineSettings settings) {
        access.call("set up a machine", connection -> {
            try (Call call = Call.on(connection, configure, access)) {
                call.text(machine)
                        .number(settings.history() ? 1 : 0)
                        .number(Times.micros(settings.keep()))
                        .run();
            }
            return machine;
        });
    }

    Map<StateKey, StateId> register(Collection<StateKey> states) {
        List<StateKey> wanted = List.copyOf(states);
        return access.call("register machines", connection -> {
            Map<StateKey, StateId> known = find(connection, wanted);
            if (!known.keySet().containsAll(wanted)) {
                add(connection, wanted);
                known = find(connection, wanted);
            }
            return known;
        });
    }

    private Map<StateKey, StateId> find(Connection connection, List<StateKey> wanted) throws SQLException {
        Map<StateKey, StateId> found = new HashMap<>();
        try (Call call = states(Call.on(connection, find, access), wanted)) {
            call.rows(row -> found.put(
                    new StateKey(
                            row.getString("machine"),
                            row.getInt("version"),
                            row.getString("name"),
                            row.getInt("shape")),
                    new StateId(row.getInt("machine_id"), row.getInt("state_id"))));
        }
        return found;
    }

    private void add(Connection connection, List<StateKey> wanted) throws SQLException {
        TreeSet<String> machines = new TreeSet<>();
        wanted.forEach(state -> machines.add(state.machine()));
        try (Call call = Call.on(connection, addMachines, access).texts(machines)) {
            call.run();
        }
        try (Call call = states(Call.on(connection, addStates, access), wanted)) {
            call.run();
        }
    }

    private static Call states(Call call, List<StateKey> states) throws SQLException {
        return call.texts(states, StateKey::machine)
                .ints(states, StateKey::version)
                .texts(states, StateKey::state)
                .ints(states, StateKey::shape);
    }
}
