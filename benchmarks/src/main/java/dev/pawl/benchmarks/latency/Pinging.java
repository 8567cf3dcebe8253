package dev.pawl.benchmarks.latency;

import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.engine.PawlNode;
import dev.pawl.benchmarks.work.Listener;
import dev.pawl.benchmarks.work.ListenerClient;
import dev.pawl.benchmarks.work.ListenerMachine;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.runtime.Pawl;

/**
 * A node that listens, and one that sends, perhaps the same: signals one after the other, each to another instance, and for
 * each the time from the call to the beginning of its step.
 */
final class Pinging implements AutoCloseable {

    private static final int INSTANCES = 50;

    private final Arrivals arrivals = new Arrivals();
    private final Pawl worker;
    private final Pawl sender;
    private final ListenerClient client;
    private final long[] ids = new long[INSTANCES];
    private long number;

    /** @param remote whether the one that sends is another node than the one that listens */
    Pinging(Database database, boolean remote) {
        this.worker = PawlNode.running(database, new ListenerMachine(new Listener(arrivals::heard)), true)
                .start();
        this.sender = remote ? PawlNode.on(database).start() : worker;
        this.client = new ListenerClient(sender);
        for (int i = 0; i < INSTANCES; i++) {
            ids[i] = client.insert(ListenerMachine.insert(new Listener.Listening(i, Note.TEXT)));
        }
    }

    /** How many milliseconds passed until the step began. */
    double ping() throws InterruptedException {
        long mine = ++number;
        long begun = System.nanoTime();
        client.signal(ids[(int) (mine % INSTANCES)], new Listener.Ping(mine));
        return (arrivals.await(mine) - begun) / 1e6;
    }

    @Override
    public void close() {
        if (sender != worker) {
            sender.close();
        }
        worker.close();
    }
}
