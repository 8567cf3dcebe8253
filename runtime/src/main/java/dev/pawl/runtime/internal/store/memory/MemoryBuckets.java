package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import dev.pawl.runtime.internal.store.memory.MemoryQuotas.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Token buckets: each is two times, as in Postgres, where it is told why. All times are microseconds. Guarded by the store's lock. */
final class MemoryBuckets {

    /** A turn that is met no later than this counts as met in time. */
    private static final long LATE = 100_000;

    private record Name(String limit, String partition) {}

    private static final class Bucket {

        /** When it is full again, if nobody takes a token until then. */
        private long fullAt;

        /** The turn of the last who stands in line. */
        private long line;

        private Instant used = Instant.EPOCH;
    }

    /** A wish with its place among those of a call. */
    private record Wish(int nth, long cost, long depth, boolean inTurn, long at) {}

    private final MemoryQuotas quotas;

    /** Those first that were not used for the longest. */
    private final Map<Name, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    MemoryBuckets(MemoryQuotas quotas) {
        this.quotas = quotas;
    }

    List<Taken> take(List<Take> wishes, Instant time) {
        Taken[] taken = new Taken[wishes.size()];
        Arrays.fill(taken, new Taken(false, null));
        long now = micros(time);
        Map<Name, List<Wish>> given = new LinkedHashMap<>();
        for (int i = 0; i < taken.length; i++) {
            Take wish = wishes.get(i);
            Rate rate = quotas.rate(wish.limit());
            if (rate != null) {
                given.computeIfAbsent(new Name(wish.limit(), wish.partition()), any -> new ArrayList<>())
                        .add(wish(i, wish, rate, now));
            }
        }
        given.forEach((name, those) -> {
            Bucket bucket = buckets.computeIfAbsent(name, any -> new Bucket());
            bucket.used = time;
            those.sort(Comparator.comparing((Wish wish) -> !wish.inTurn())
                    .thenComparing(wish -> wish.inTurn() ? turn(wishes.get(wish.nth())) : 0)
                    .thenComparing(Wish::nth));
            take(bucket, those, now, taken);
        });
        return List.of(taken);
    }

    private static Wish wish(int nth, Take wish, Rate rate, long now) {
        boolean inTurn = wish.turn() != null && turn(wish) <= now;
        return new Wish(
                nth,
                wish.weight() * rate.gap(),
                Math.max(rate.burst(), wish.weight()) * rate.gap(),
                inTurn,
                inTurn ? Math.max(turn(wish), now - LATE) : now);
    }

    private static long turn(Take wish) {
        return micros(Objects.requireNonNull(wish.turn()));
    }

    private static long micros(Instant time) {
        return Objects.requireNonNull(Times.micros(time));
    }

    /** From the first who gets nothing on, nobody does. */
    private static void take(Bucket bucket, List<Wish> wishes, long now, Taken[] taken) {
        boolean granted = true;
        long line = bucket.line;
        long last = bucket.line;
        long waiting = 0;
        for (Wish wish : wishes) {
            long reach = Math.max(bucket.fullAt, wish.at()) + wish.cost();
            granted &= reach - wish.depth() <= now && (wish.inTurn() || line <= now);
            if (granted) {
                bucket.fullAt = reach;
                taken[wish.nth()] = new Taken(true, null);
            } else {
                waiting += wish.cost();
                long turn = Math.max(
                        now + 1, Math.max(Math.max(bucket.fullAt, now) + waiting - wish.depth(), line + waiting));
                taken[wish.nth()] = new Taken(true, Times.instant(turn));
                last = Math.max(last, turn);
            }
        }
        bucket.line = last;
    }

    /** What the old rate owed is not owed by the new one. */
    void empty(String limit, Instant now) {
        Rate rate = quotas.rate(limit);
        buckets.forEach((name, bucket) -> {
            if (rate != null && name.limit().equals(limit)) {
                bucket.line = 0;
                bucket.fullAt = Math.min(bucket.fullAt, micros(now) + rate.gap() * rate.burst());
            }
        });
    }

    /** Those that were not used for a day; one that is not full yet stays. */
    int forget(int most, Instant now) {
        Instant before = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        int forgotten = 0;
        for (Iterator<Bucket> all = buckets.values().iterator(); all.hasNext() && forgotten < most; ) {
            Bucket bucket = all.next();
            if (!bucket.used.isBefore(before)) {
                break;
            }
            if (Math.max(bucket.fullAt, bucket.line) < micros(now)) {
                all.remove();
                forgotten++;
            }
        }
        return forgotten;
    }
}
