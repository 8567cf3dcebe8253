package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Roster;
import dev.pawl.runtime.internal.store.StateKey;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every so often what this node knows, and brings back what was set aside and is known again; on a node that does the
 * upkeep, sets aside what no live node knows. Any number of nodes may do so at once.
 */
final class Registrar {

    private static final Logger log = LoggerFactory.getLogger(Registrar.class);
    private static final Duration INTERVAL = Duration.ofSeconds(20);
    private static final Duration BREATH = Duration.ofMillis(20);

    /** How many groups are moved before the node says again what it knows. */
    private static final int GROUPS = 20;

    private final Roster roster;
    private final int[] states;
    private final boolean upkeep;
    private final Duration grace;
    private final Duration interval;
    private final Wakes wakes;
    private final Vigil vigil;
    private final Ticker ticker;
    private final Pace pace;
    private final Loop loop;

    /**
     * @param states what this node knows, by the store's numbers
     * @param grace for how long a state counts as known after a node has said so
     */
    Registrar(Roster roster, int[] states, boolean upkeep, Duration grace, Wakes wakes, Ticker ticker) {
        this.roster = roster;
        this.states = states;
        this.upkeep = upkeep;
        this.grace = grace;
        Duration quarter = grace.dividedBy(4);
        this.interval = quarter.compareTo(INTERVAL) < 0 ? quarter : INTERVAL;
        this.wakes = wakes;
        this.vigil = new Vigil(grace, interval.multipliedBy(2), ticker);
        this.ticker = ticker;
        this.pace = new Pace(ticker);
        this.loop = new Loop("pawl-known", ticker, this::pass);
    }

    Loop loop() {
        return loop;
    }

    private void pass(Wakeup wakeup) throws InterruptedException {
        boolean more;
        try {
            Map<Integer, Long> returned = roster.known(states, interval, grace);
            more = !returned.isEmpty() && bringBack(returned);
            // Who has stepped over much that is dead, and found nothing, does so the less often.
            if (upkeep && vigil.kept() && pace.allows()) {
                more |= setAside(wakeup);
            }
        } catch (RuntimeException e) {
            vigil.broken();
            throw e;
        }
        if (!more) {
            wakeup.await(interval);
        }
    }

    /** Where the last walk was broken off. */
    private Map<Integer, Long> walking = Map.of();

    private long walked = -1;

    /** Tells whether there may be more. A walk is of certain states, and begins anew for others. */
    private boolean bringBack(Map<Integer, Long> returned) {
        if (!returned.equals(walking)) {
            walking = returned;
            walked = -1;
        }
        int count = 0;
        Roster.Back back = null;
        for (int group = 0; group < GROUPS && !loop.stopped(); group++) {
            back = roster.bringBack(walking.keySet(), walked, Settings.GROUP);
            count += back.count();
            back.queues().forEach(queue -> wakes.due(queue, Duration.ZERO));
            if (back.last() == null) {
                break;
            }
            walked = back.last();
        }
        if (count > 0) {
            log.info("Brought {} instances back, whose states a node knows again", count);
        }
        if (back == null || back.last() != null) {
            return true;
        }
        roster.settled(walking);
        walking = Map.of();
        return false;
    }

    /** Tells whether there may be more. */
    private boolean setAside(Wakeup wakeup) throws InterruptedException {
        for (int group = 0; group < GROUPS && !loop.stopped(); group++) {
            long begun = ticker.nanos();
            Map<StateKey, Integer> aside = roster.setAside(grace, Settings.GROUP);
            if (aside.isEmpty()) {
                pace.done(begun);
            }
            aside.forEach((state, count) -> log.warn(
                    "Set {} due instances aside, for no live node knows state {} of {} version {} in shape {};"
                            + " they go on when one starts that does",
                    count,
                    state.state(),
                    state.machine(),
                    state.version(),
                    state.shape()));
            if (aside.values().stream().mapToInt(Integer::intValue).sum() < Settings.GROUP) {
                return false;
            }
            wakeup.pause(BREATH);
        }
        return true;
    }
}
