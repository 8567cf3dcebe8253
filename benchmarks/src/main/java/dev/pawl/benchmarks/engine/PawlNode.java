package dev.pawl.benchmarks.engine;

import dev.pawl.benchmarks.database.Database;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.spi.GeneratedMachine;
import java.time.Duration;

/** How nodes are set up here: as anybody's would be, but for what is said at the method. */
public final class PawlNode {

    private PawlNode() {}

    /** A node with a pool of its own. */
    public static Pawl.Builder on(Database database) {
        return Pawl.on(database.url(), database.user(), database.password()).drain(Duration.ofSeconds(5));
    }

    /** A node that runs a machine; as many steps at once as by default, for none of them ever waits for anything. */
    public static Pawl.Builder running(Database database, GeneratedMachine<?> machine, boolean history) {
        return on(database).run(machine, MachineOptions.defaults().history(history));
    }

    /** Everything but the dictionary. */
    static void empty(Database database) throws java.sql.SQLException {
        database.execute("TRUNCATE pawl.instance, pawl.signal, pawl.signal_dedup, pawl.history");
    }

    /** Waits until a node has committed so many outcomes since it started. */
    static void awaitCommitted(Pawl node, long outcomes) throws InterruptedException {
        long begun = System.nanoTime();
        while (node.counters().committed() < outcomes) {
            Thread.sleep(1);
            if (System.nanoTime() - begun > 600e9) {
                throw new IllegalStateException("after ten minutes only "
                        + node.counters().committed() + " of " + outcomes + " outcomes are committed");
            }
        }
    }
}
