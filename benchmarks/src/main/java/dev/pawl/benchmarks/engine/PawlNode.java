package dev.pawl.benchmarks.engine;

import dev.pawl.benchmarks.database.Database;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.spi.GeneratedMachine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How nodes are set up here: as anybody's would be, but for what is said at the method. */
public final class PawlNode {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    private PawlNode() {}

    /** A node with a pool of its own. */
    public static Pawl.Builder on(Database database) {
        return on(database.url(), database);
    }

    private static Pawl.Builder on(String url, Database database) {
        return Pawl.on(url, database.user(), database.password()).drain(Duration.ofSeconds(5));
    }

    /** A node that runs a machine; as many steps at once as by default, for none of them ever waits for anything. */
    public static Pawl.Builder running(Database database, GeneratedMachine<?> machine, boolean history) {
        return running(database.url(), database, machine, history);
    }

    /** The same by another way to the database. */
    static Pawl.Builder running(String url, Database database, GeneratedMachine<?> machine, boolean history) {
        return on(url, database).run(machine, MachineOptions.defaults().history(history));
    }

    /** Everything but the dictionary goes. */
    static void empty(Database database) throws SQLException {
        database.execute("TRUNCATE pawl.instance, pawl.signal, pawl.signal_dedup, pawl.history");
    }

    /** How many outcomes nodes have committed since they started. */
    private static long committed(List<Pawl> nodes) {
        return nodes.stream().mapToLong(node -> node.counters().committed()).sum();
    }

    /** Waits until nodes have committed so many outcomes since they started. */
    public static void awaitCommitted(List<Pawl> nodes, long outcomes) throws InterruptedException {
        long begun = System.nanoTime();
        while (committed(nodes) < outcomes) {
            Thread.sleep(1);
            if (System.nanoTime() - begun > PATIENCE) {
                throw new IllegalStateException(
                        "after ten minutes only " + committed(nodes) + " of " + outcomes + " outcomes are committed");
            }
        }
    }
}
