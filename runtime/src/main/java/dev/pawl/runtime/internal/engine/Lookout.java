package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Watermark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks when work is due, for all queues in one statement: when a worker asks, and, whatever else fails to, every poll
 * interval. This is the floor that makes announcements a matter of speed alone. The same statement tells the reaper whether
 * there is anything for it. Where claims leave that to it, it looks from the beginning of a queue only now and then, and
 * from the queue's {@link Frontier} in between.
 */
final class Lookout {

    private static final Duration GAP = Duration.ofMillis(25);

    private final Store store;
    private final int[] states;
    private final Duration poll;
    private final Map<String, QueueWorker> workers;
    private final Observers observers;
    private final @Nullable Reaper reaper;
    private final Ticker ticker;
    private final Pace pace;
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
        this.ticker = ticker;
        this.pace = new Pace(ticker);
        this.loop = new Loop("pawl-lookout", ticker, this::look);
    }

    Loop loop() {
        return loop;
    }

    /** Looks after a delay, or before. */
    void askIn(Duration delay) {
        loop.wakeIn(delay);
    }

    private void look(Wakeup wakeup) throws InterruptedException {
        boolean whole = pace.allows() || !dear();
        long begun = ticker.nanos();
        long observed = observers.begin();
        Look look;
        try {
            look = look(whole);
        } catch (RuntimeException | Error e) {
            if (whole) {
                pace.failed(begun);
            }
            throw e;
        }
        if (whole) {
            pace.doneIn(look.took());
            workers.forEach((queue, worker) -> worker.frontier()
                    .looked(
                            look.next().stream()
                                    .filter(one -> one.queue().equals(queue))
                                    .toList(),
                            pace.took()));
        }
        boolean dear = dear();
        tell(look, observed);
        wakeup.pause(GAP);
        // What is behind the marks waits for the next whole look, and nobody may ask for one.
        wakeup.await(dear && pace.left().compareTo(poll) < 0 ? pace.left() : poll);
    }

    /** Whether claims of a queue leave it to this to look from the beginning. */
    private boolean dear() {
        return workers.values().stream().anyMatch(worker -> worker.frontier().dear());
    }

    private Look look(boolean whole) {
        Map<String, Watermark> from = new HashMap<>();
        workers.forEach((queue, worker) ->
                from.put(queue, whole ? Watermark.NONE : worker.frontier().forLooks()));
        return reaper != null && reaper.curious()
                ? reaper.look(leases -> store.look(new Look.Request(from, states, true, leases)))
                : store.look(new Look.Request(from, states, false, null));
    }

    private void tell(Look look, long begun) {
        Map<String, Duration> due = look.due();
        List<String> now = new ArrayList<>();
        workers.forEach((queue, worker) -> {
            Duration in = due.get(queue);
            if (in != null) {
                worker.wakeIn(in);
                if (in.isZero()) {
                    now.add(queue);
                }
            }
        });
        observers.looked(now, begun);
        now.forEach(queue -> observers.woken(queue, PawlEvent.Woken.Cause.LOOK));
    }
}
