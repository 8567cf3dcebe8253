package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks when work is due, for all queues in one statement: when a worker asks, and, whatever else fails to, every poll
 * interval. This is the floor that makes announcements a matter of speed alone. The same statement tells the reaper whether
 * there is anything for it.
 */
final class Lookout {

    private static final Duration GAP = Duration.ofMillis(25);

    private final Store store;
    private final int[] states;
    private final Duration poll;
    private final Map<String, QueueWorker> workers;
    private final Observers observers;
    private final @Nullable Reaper reaper;
    private final Loop loop;

    /** @param reaper null where this node does no upkeep */
    Lookout(
            Store store,
            int[] states,
            Duration poll,
            Map<String, QueueWorker> workers,
            Observers observers,
            @Nullable Reaper reaper,
            Ticker ticker) {
        this.store = store;
        this.states = states;
        this.poll = poll;
        this.workers = workers;
        this.observers = observers;
        this.reaper = reaper;
        this.loop = new Loop("pawl-lookout", ticker, this::look);
    }

    Loop loop() {
        return loop;
    }

    /** Looks soon. */
    void ask() {
        loop.wake();
    }

    private void look(Wakeup wakeup) throws InterruptedException {
        long begun = observers.begin();
        List<String> now = new ArrayList<>();
        boolean curious = reaper != null && reaper.curious();
        Look look = store.look(workers.keySet(), states, curious);
        if (reaper != null && curious) {
            reaper.told(look);
        }
        look.due().forEach((queue, due) -> {
            QueueWorker worker = workers.get(queue);
            if (worker != null) {
                worker.wakeIn(due);
            }
            if (worker != null && due.isZero()) {
                now.add(queue);
            }
        });
        observers.looked(now, begun);
        now.forEach(queue -> observers.woken(queue, PawlEvent.Woken.Cause.LOOK));
        wakeup.pause(GAP);
        wakeup.await(poll);
    }
}
