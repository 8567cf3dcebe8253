package dev.pawl.benchmarks.latency;

import dev.pawl.benchmarks.engine.Filling;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.One;
import dev.pawl.benchmarks.work.OneClient;
import dev.pawl.benchmarks.work.OneMachine;
import dev.pawl.runtime.Pawl;

/** Other work for a node, evenly. */
final class Load implements AutoCloseable {

    private static final int PERIOD_MS = 20;

    private final Thread thread;
    private volatile boolean over;

    /** @param perSecond how many instances are inserted in a second; may be none */
    Load(Pawl node, int perSecond) {
        OneClient client = new OneClient(node);
        int each = perSecond * PERIOD_MS / 1_000;
        this.thread = new Thread(() -> run(client, each), "load");
        thread.setDaemon(true);
        if (each > 0) {
            thread.start();
        }
    }

    private void run(OneClient client, int each) {
        long next = System.nanoTime();
        while (!over) {
            Filling.insert(client, each, n -> OneMachine.insert(new One.Begun(n, Note.TEXT)));
            next += PERIOD_MS * 1_000_000L;
            try {
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
