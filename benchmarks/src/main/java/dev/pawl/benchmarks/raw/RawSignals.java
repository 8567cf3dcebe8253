package dev.pawl.benchmarks.raw;

import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Together;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Signals and the steps that take them, by hand: one connection delivers, the other claims and commits. */
public final class RawSignals implements Contender {

    /** How many go with a statement: the same for all. */
    public static final int GROUP = 500;

    // Rides on the primary key. It locks the rows, puts the signals into the inboxes, and has the rows be due.
    private static final String DELIVER = """
            WITH addressed AS (
                UPDATE raw.instance i
                SET mail = i.mail + 1, due = clock_timestamp(), status = 0
                FROM unnest(?::bigint[], ?::text[]) AS g(id, payload)
                WHERE i.id = g.id AND i.ended_at IS NULL
                RETURNING i.id, g.payload
            )
            INSERT INTO raw.signal (instance, at, signal, payload)
            SELECT a.id, clock_timestamp(), 'Go', a.payload FROM addressed a
            """;

    private final Database database;
    private final boolean history;

    public RawSignals(Server server, boolean history) throws SQLException {
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
        List<Long> ids = new ArrayList<>();
        try (Connection connection = database.connect()) {
            new RawFill(false, false).insert(connection, size, GROUP, ids::add);
        }
        database.settle("raw.instance");
        AtomicBoolean delivered = new AtomicBoolean();
        try (Connection sender = database.connect();
                RawWorker worker = RawWorker.ofSignals(database.connect(), 1, history)) {
            double seconds = Together.seconds(2, thread -> {
                if (thread == 0) {
                    deliver(sender, ids);
                    delivered.set(true);
                } else {
                    boolean last;
                    do {
                        last = delivered.get();
                        worker.drain(1);
                    } while (!last);
                }
            });
            if (database.number("SELECT count(*) FROM raw.instance WHERE status = 4") != size) {
                throw new IllegalStateException("not all rows have ended");
            }
            return new Took(size, seconds);
        }
    }

    private static void deliver(Connection connection, List<Long> ids) throws SQLException {
        RawWorker.settings(connection);
        try (PreparedStatement statement = connection.prepareStatement(DELIVER)) {
            for (int done = 0; done < ids.size(); done += GROUP) {
                List<Long> group = ids.subList(done, Math.min(ids.size(), done + GROUP));
                statement.setArray(1, connection.createArrayOf("bigint", group.toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text",
                                Collections.nCopies(group.size(), "{\"number\":1}")
                                        .toArray()));
                statement.executeUpdate();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
