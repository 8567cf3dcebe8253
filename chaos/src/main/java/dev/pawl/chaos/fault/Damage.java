package dev.pawl.chaos.fault;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was broken, counted. Thread-safe. */
public final class Damage {

    private final Map<String, Integer> counts = new TreeMap<>();

    /** So many more of that. */
    public synchronized void add(String what, int count) {
        counts.merge(what, count, Integer::sum);
    }

    /** How many of that. */
    public synchronized int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) ->
                text.append(text.isEmpty() ? "" : ", ").append(what).append(String.format(Locale.ROOT, " %,d", count)));
        return text.toString();
    }
}
