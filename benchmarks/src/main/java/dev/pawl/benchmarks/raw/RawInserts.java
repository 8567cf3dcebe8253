package dev.pawl.benchmarks.raw;

import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Together;
import java.sql.Connection;
import java.sql.SQLException;

/** Inserts by hand: an array through {@code unnest}, on two connections. */
public final class RawInserts implements Contender {

    /** How many rows go with a statement, and on how many connections at once: the same for all who insert. */
    public static final int GROUP = 1_000;

    public static final int CONNECTIONS = 2;

    private final Database database;
    private final boolean history;

    public RawInserts(Server server, boolean history) throws SQLException {
        this.database = Database.on(server, "raw");
        this.history = history;
        RawTables.create(database);
    }

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public Took run(int size) throws Exception {
        RawTables.empty(database);
        database.settle();
        RawFill fill = new RawFill(true, history);
        int each = Math.max(1, size / CONNECTIONS);
        try (Connection one = database.connect();
                Connection other = database.connect()) {
            Connection[] connections = {one, other};
            double seconds = Together.seconds(CONNECTIONS, i -> fill.insert(connections[i], each, GROUP, id -> {}));
            return new Took((long) each * CONNECTIONS, seconds);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
