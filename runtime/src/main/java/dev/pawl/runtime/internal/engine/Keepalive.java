package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extends the leases of all that is in hand, every third of a lease, on a connection of its own: a pool that steps have
 * emptied cannot stop it. It is also how the engine learns that an instance was cancelled while it executed.
 */
final class Keepalive {

    private static final Logger log = LoggerFactory.getLogger(Keepalive.class);

    private final Store store;
    private final Hand hand;
    private final Duration lease;
    private final long node;
    private final Loop loop;
    private Store.@Nullable Keeper keeper;

    Keepalive(Store store, Hand hand, Duration lease, long node, Ticker ticker) {
        this.store = store;
        this.hand = hand;
        this.lease = lease;
        this.node = node;
        this.loop = new Loop("pawl-lease", ticker, this::extend, this::closeKeeper);
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    void join(Duration patience) throws InterruptedException {
        loop.join(patience);
    }

    private void extend(Wakeup wakeup) throws InterruptedException {
        if (keeper == null) {
            keeper = store.keeper();
        }
        Map<Long, Run> runs = hand.now();
        if (!runs.isEmpty()) {
            try {
                for (Long id : keeper.extend(runs.keySet(), lease, node)) {
                    Run run = runs.get(id);
                    if (run != null) {
                        run.lose();
                    }
                }
            } catch (RuntimeException e) {
                closeKeeper();
                throw e;
            }
        }
        wakeup.await(lease.dividedBy(3));
    }

    private void closeKeeper() {
        if (keeper != null) {
            try {
                keeper.close();
            } catch (RuntimeException e) {
                log.debug("The connection that extended leases could not be closed", e);
            }
            keeper = null;
        }
    }
}
