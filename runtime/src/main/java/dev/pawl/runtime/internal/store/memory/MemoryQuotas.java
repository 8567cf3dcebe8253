package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The limits as they are set. Guarded by the store's lock. */
final class MemoryQuotas {

    /** A limit, what a node said last of it, and the operator who has changed it since. */
    record Entry(Quota quota, Quota declared, @Nullable String who, Instant since) {}

    private final TreeMap<String, Entry> entries = new TreeMap<>();

    /** Only another declaration than the last changes anything: what an operator has changed outlives restarts. */
    boolean declare(String name, Quota given, Instant now) {
        Quota declared = kept(given);
        Entry entry = entries.get(name);
        if (entry != null) {
            requireKind(name, entry, declared);
            if (entry.declared().equals(declared)) {
                return false;
            }
        }
        entries.put(name, new Entry(declared, declared, null, now));
        return true;
    }

    boolean change(String name, Quota wanted, String who, Instant now) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return false;
        }
        requireKind(name, entry, wanted);
        entries.put(name, new Entry(kept(wanted), entry.declared(), who, now));
        return true;
    }

    private static void requireKind(String name, Entry entry, Quota wanted) {
        if (entry.quota().rate() != wanted.rate()) {
            throw new IllegalArgumentException("limit '" + name + "' is declared as one on "
                    + (wanted.rate() ? "how many execute, not on a rate" : "a rate, not on how many execute")
                    + "; use another name");
        }
    }

    private static Quota kept(Quota quota) {
        Long gap = Times.micros(quota.gap());
        return new Quota(quota.places(), gap == null ? null : Times.duration(gap), quota.rate() ? quota.burst() : 0);
    }

    Optional<Quota> quota(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::quota);
    }

    /** How many may execute; a limit that nobody declared has one place. */
    int places(String name) {
        Integer places = quota(name).map(Quota::places).orElse(null);
        return places == null ? 1 : places;
    }

    /** A limit on rates; null where there is none. */
    @Nullable Rate rate(String name) {
        Quota quota = quota(name).orElse(null);
        Duration gap = quota == null ? null : quota.gap();
        Long micros = Times.micros(gap);
        return quota == null || micros == null ? null : new Rate(micros, quota.burst());
    }

    Map<String, Entry> all() {
        return entries;
    }

    /**
     * How fast tokens drip in.
     *
     * @param gap from token to token, in microseconds
     */
    record Rate(long gap, int burst) {}
}
