package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.Map;

/**
 * Extends the leases of all that is in hand, every third of a lease, on a connection of its own: a pool that steps have
 * emptied cannot stop it. It is also how the engine learns that an instance was cancelled while it executed.
 */
final class Keepalive {

    private final Store.Keeper keeper;
    private final Hand hand;
    private final Duration lease;
    private final long node;
    private final Loop loop;

    Keepalive(Store store, Hand hand, Duration lease, long node, Ticker ticker) {
        this.keeper = store.keeper();
        this.hand = hand;
        this.lease = lease;
        this.node = node;
        this.loop = new Loop("pawl-lease", ticker, this::extend, keeper::close);
    }

    Loop loop() {
        return loop;
    }

    private void extend(Wakeup wakeup) throws InterruptedException {
        Map<Long, Run> runs = hand.now();
        // Of nothing at all it connects: later the pool may be full of those who need the leases.
        for (Long id : keeper.extend(runs.keySet(), lease, node)) {
            Run run = runs.get(id);
            if (run != null) {
                run.lose();
            }
        }
        wakeup.await(lease.dividedBy(3));
    }
}
