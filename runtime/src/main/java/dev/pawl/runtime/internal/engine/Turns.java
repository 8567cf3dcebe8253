package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sorts out, of what is claimed, those for whom a rate limit has no tokens: all of a claim in one message, and before any of
 * them has a place among the executing. They are given their turns and put off. It takes no tokens: the others take theirs
 * when they have their places, so that none is spoilt by who waits for one. Where nothing can be learnt, everybody goes on
 * and asks himself. Thread-safe.
 */
final class Turns {

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private record Claim(QueueWorker worker, List<Run> runs) {}

    private final Store store;
    private final Groups<Claim> claims;

    /** @param lane whether a thread asks, claim after claim, so that lines are in the order of claims; else each claimer does */
    Turns(Store store, boolean lane) {
        this.store = store;
        this.claims = new Groups<>(
                "pawl-turns",
                lane ? 1 : 0,
                1,
                claim -> claim.runs().size(),
                group -> group.forEach(this::ask),
                Turns::abandon);
    }

    void start() {
        claims.start();
    }

    void close(Duration patience) throws InterruptedException {
        claims.close(patience);
    }

    /** Asks for some that the worker has claimed, and tells it who goes on: {@link QueueWorker#toldTurns}. Does not wait for it. */
    void ask(QueueWorker worker, List<Run> runs) {
        try {
            claims.submit(new Claim(worker, runs));
        } catch (EngineClosedException e) {
            worker.toldTurns(runs, runs);
        }
    }

    private void ask(Claim claim) {
        Map<Run, Instant> turns = turns(claim.runs());
        List<Run> going = turns.isEmpty()
                ? claim.runs()
                : claim.runs().stream().filter(run -> !turns.containsKey(run)).toList();
        claim.worker().toldTurns(claim.runs(), going);
        turns.forEach((run, turn) -> putOff(claim.worker(), run, turn));
    }

    /** At the end of the engine nobody waits for the store any more: what is in hand has been given back as far as it could be. */
    private static void abandon(Claim claim, @Nullable Throwable why) {
        if (why == null) {
            claim.runs().forEach(run -> claim.worker().left(run, false, null));
        } else {
            claim.worker().toldTurns(claim.runs(), claim.runs());
        }
    }

    private static void putOff(QueueWorker worker, Run run, Instant turn) {
        try {
            run.putOff(turn);
        } catch (RuntimeException | Error e) {
            log.error("{} met a mistake of the engine and stays claimed until its lease ends", run, e);
            worker.left(run, false, null);
        }
    }

    /** When those are to come for whom there are no tokens now. */
    private Map<Run, Instant> turns(List<Run> runs) {
        Map<Run, Take> wishes = new LinkedHashMap<>();
        for (Run run : runs) {
            Take wish = wish(run);
            if (wish != null) {
                wishes.put(run, wish);
            }
        }
        Map<Run, Instant> turns = new LinkedHashMap<>();
        try {
            List<Taken> answers = store.limits().lineUp(List.copyOf(wishes.values()));
            int nth = 0;
            for (Run run : wishes.keySet()) {
                Instant turn = answers.get(nth++).turn();
                if (turn != null) {
                    turns.put(run, turn);
                }
            }
        } catch (DatabaseException e) {
            log.info(
                    "The turns of {} instances are not known; each asks for its tokens itself: {}",
                    runs.size(),
                    e.getMessage());
            log.debug("The turns of {} instances are not known", runs.size(), e);
        }
        return turns;
    }

    /** What is wrong with it is told where it is run. */
    private static @Nullable Take wish(Run run) {
        try {
            return run.wish();
        } catch (RuntimeException | Error e) {
            log.debug("What {} is limited by is not to be learnt", run, e);
            return null;
        }
    }
}
