package dev.pawl.benchmarks.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Insert;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.Together;
import dev.pawl.benchmarks.work.Waiter;
import dev.pawl.benchmarks.work.WaiterClient;
import dev.pawl.benchmarks.work.WaiterMachine;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.Pawl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Single calls from 16 threads at once: through the node, where those that come together share transactions, or each on a
 * connection of its own in a transaction of its own, with the same statements. Nobody runs what they address.
 */
public final class SharedCalls implements Contender {

    /** What is called. */
    public enum Kind {
        INSERT,
        SIGNAL
    }

    private static final int THREADS = 16;

    private final Database database;
    private final Kind kind;
    private final boolean shared;

    public SharedCalls(Server server, Kind kind, boolean history, boolean shared) throws SQLException {
        this.database = Database.on(server, "pawl");
        this.kind = kind;
        this.shared = shared;
        PawlNode.running(database, new WaiterMachine(new Waiter()), history)
                .start()
                .close();
    }

    @Override
    public String name() {
        return shared ? "pawl" : "alone";
    }

    @Override
    public Took run(int size) throws Exception {
        PawlNode.empty(database);
        int each = Math.max(1, size / THREADS);
        try (HikariDataSource pool = database.pool(THREADS + 4);
                Pawl pawl = Pawl.on(pool).start()) {
            WaiterClient client = new WaiterClient(pawl);
            long[] ids = kind == Kind.SIGNAL ? instances(client, each * THREADS) : new long[0];
            database.settle("pawl.instance");
            double seconds = Together.seconds(THREADS, thread -> {
                if (shared) {
                    for (int i = 0; i < each; i++) {
                        call(client, ids, thread * each + i);
                    }
                } else {
                    try (Connection connection = pool.getConnection()) {
                        connection.setAutoCommit(false);
                        for (int i = 0; i < each; i++) {
                            call(client.on(connection), ids, thread * each + i);
                            connection.commit();
                        }
                    }
                }
            });
            return new Took((long) each * THREADS, seconds);
        }
    }

    private void call(WaiterClient client, long[] ids, int n) {
        if (kind == Kind.INSERT) {
            client.insert(WaiterMachine.insert(new Waiter.Waiting(n, Note.TEXT)));
        } else {
            client.signal(ids[n], new Waiter.Go(n));
        }
    }

    private static long[] instances(WaiterClient client, int count) {
        List<Insert<Waiter.Done>> inserts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inserts.add(WaiterMachine.insert(new Waiter.Waiting(i, Note.TEXT)));
        }
        return client.insertAll(inserts).stream().mapToLong(Inserted::id).toArray();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
