package dev.pawl.runtime.sim;

import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import dev.pawl.runtime.sim.Table.Rated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rate of actions: each takes its tokens before it starts, no more are taken in any time than the limit says, and
 * nobody is put off for whom there are some, or for longer than until there are.
 */
final class Buckets {

    /** A turn may be met so late, and counts as met in time. */
    private static final Duration LATE = Duration.ofMillis(100);

    private static final Duration BIT = Duration.ofNanos(1_000);

    private record Start(Instant at, int weight) {}

    private static final class Bucket {
        private final List<Start> starts = new ArrayList<>();
        private Instant fullAt = Instant.MIN;
        private Instant lastTurn = Instant.MIN;
    }

    private final World world;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Integer> granted = new HashMap<>();

    Buckets(World world) {
        this.world = world;
    }

    void took(List<Take> wishes, List<Taken> answers) {
        for (int n = 0; n < wishes.size(); n++) {
            took(wishes.get(n), answers.get(n));
        }
    }

    private void took(Take wish, Taken answer) {
        Instant now = world.now();
        Bucket bucket = buckets.computeIfAbsent(wish.partition(), any -> new Bucket());
        Duration cost = SimulatedMachine.GAP.multipliedBy(wish.weight());
        Duration kept = SimulatedMachine.GAP.multipliedBy(
                Math.max(world.scenario.setting().burst(), wish.weight()));
        Instant reach = later(bucket.fullAt, now).plus(cost);
        Instant turn = answer.turn();
        if (turn == null) {
            bucket.fullAt = reach;
            bucket.starts.add(new Start(now, wish.weight()));
            kept(wish, bucket, kept);
            granted.merge(wish.partition(), 1, Integer::sum);
            return;
        }
        boolean line = wish.turn() == null && bucket.lastTurn.isAfter(now);
        world.require(line || reach.minus(kept).isAfter(now), wish, "was put off, and there were tokens");
        Instant latest = later(
                        later(now, bucket.lastTurn), later(bucket.fullAt, now).minus(kept))
                .plus(cost)
                .plus(BIT);
        world.require(!turn.isAfter(latest) && turn.isAfter(now), wish, "was put off until " + turn);
        bucket.lastTurn = later(bucket.lastTurn, turn);
    }

    /** In no time up to now were more taken than are kept and came in that time. */
    private void kept(Take wish, Bucket bucket, Duration kept) {
        Duration cost = Duration.ZERO;
        for (int n = bucket.starts.size() - 1; n >= 0; n--) {
            Start start = bucket.starts.get(n);
            cost = cost.plus(SimulatedMachine.GAP.multipliedBy(start.weight()));
            Duration most = kept.plus(Duration.between(start.at(), world.now())).plus(LATE);
            world.require(cost.compareTo(most) <= 0, wish, "got more tokens than there are since " + start.at());
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** An action starts. */
    void started(One one, Content content) {
        Rated rated = world.scenario.table().rated(content.state());
        if (rated != null) {
            String partition = rated.partition(content.label());
            @Nullable Integer left = granted.merge(partition, -1, Integer::sum);
            world.require(left != null && left >= 0, one, "started without a token");
        }
    }
}
