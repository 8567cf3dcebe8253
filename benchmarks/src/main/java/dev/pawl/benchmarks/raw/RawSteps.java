package dev.pawl.benchmarks.raw;

import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Together;
import java.sql.Connection;
import java.sql.SQLException;

/** Steps by the loop, on two connections. */
public final class RawSteps implements Contender {

    private static final int CONNECTIONS = 2;
    private static final int FILL = 1_000;

    private final Database database;
    private final int steps;
    private final boolean history;

    /** @param steps how many are run in a row under one claim */
    public RawSteps(Server server, int steps, boolean history) throws SQLException {
        this.database = Database.on(server, "raw");
        this.steps = steps;
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
        try (Connection connection = database.connect()) {
            new RawFill(true, false).insert(connection, size, FILL, id -> {});
        }
        database.settle("raw.instance");
        try (RawWorker one = new RawWorker(database.connect(), 1, history);
                RawWorker other = new RawWorker(database.connect(), 2, history)) {
            RawWorker[] workers = {one, other};
            double seconds = Together.seconds(CONNECTIONS, i -> workers[i].drain(steps));
            if (database.number("SELECT count(*) FROM raw.instance WHERE status = 4") != size) {
                throw new IllegalStateException("not all rows have ended");
            }
            return new Took((long) size * steps, seconds);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
