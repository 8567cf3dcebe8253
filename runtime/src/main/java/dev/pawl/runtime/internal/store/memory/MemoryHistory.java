package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.Note;
import dev.pawl.runtime.internal.store.What;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What happened to instances, which it outlives. Guarded by the store's lock. */
final class MemoryHistory {

    private final MemoryDictionary dictionary;
    private final Map<Long, List<HistoryRow>> entries = new HashMap<>();
    private final TreeMap<YearMonth, TreeSet<Long>> months = new TreeMap<>();

    MemoryHistory(MemoryDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** What an outcome said of itself. */
    void tell(MemoryInstance instance, Note note, long node, Instant now, @Nullable String data) {
        add(
                instance.id,
                new HistoryRow(
                        instance.rev,
                        now,
                        instance.beganAt,
                        note.what(),
                        dictionary.state(note.from()),
                        dictionary.state(instance.state),
                        note.event(),
                        note.step(),
                        note.attempt(),
                        note.failures(),
                        node,
                        null,
                        data,
                        instance.error));
    }

    void inserted(MemoryInstance instance, Instant now) {
        tell(instance, instance.rev, null, What.INSERTED, null, null, 0, null, null, instance.data, null, now);
    }

    void crashed(MemoryInstance instance, @Nullable Long node, Instant now) {
        int crashes = instance.crashes;
        Instant began = instance.beganAt;
        tell(instance, instance.rev, began, What.CRASHED, instance.state, null, crashes, node, null, null, null, now);
    }

    void signalled(MemoryInstance instance, String signal, String who, Instant now) {
        String event = "signal " + signal;
        tell(instance, instance.rev, null, What.SIGNALLED, instance.state, event, 0, null, who, null, null, now);
    }

    void refused(MemoryInstance instance, String event, Instant now) {
        tell(instance, instance.rev, null, What.REFUSED, instance.state, event, 0, null, null, null, null, now);
    }

    void deleted(MemoryInstance instance, String who, Instant now) {
        tell(instance, instance.rev + 1, null, What.DELETED, instance.state, null, 0, null, who, null, null, now);
    }

    /**
     * What somebody asked for.
     *
     * @param began when the execution began that it ended; null where it ended none
     */
    void asked(
            MemoryInstance instance,
            @Nullable Instant began,
            What what,
            int from,
            @Nullable String who,
            @Nullable String data,
            @Nullable String error,
            Instant now) {
        tell(instance, instance.rev, began, what, from, null, 0, null, who, data, error, now);
    }

    private void tell(
            MemoryInstance instance,
            long rev,
            @Nullable Instant began,
            What what,
            @Nullable Integer from,
            @Nullable String event,
            int failures,
            @Nullable Long node,
            @Nullable String who,
            @Nullable String data,
            @Nullable String error,
            Instant now) {
        if (dictionary.recorded(instance.machine)) {
            add(
                    instance.id,
                    new HistoryRow(
                            rev,
                            now,
                            began,
                            what,
                            from == null ? null : dictionary.state(from),
                            dictionary.state(instance.state),
                            event,
                            null,
                            0,
                            failures,
                            node,
                            who,
                            data,
                            error));
        }
    }

    private void add(long instance, HistoryRow row) {
        entries.computeIfAbsent(instance, any -> new ArrayList<>()).add(row);
        months.computeIfAbsent(month(row), any -> new TreeSet<>()).add(instance);
    }

    private static YearMonth month(HistoryRow row) {
        return YearMonth.from(row.at().atOffset(ZoneOffset.UTC));
    }

    /** The last of a page brings those of its revision. */
    List<HistoryRow> page(long instance, long after, int limit) {
        return page(instance, after, limit, row -> true);
    }

    private List<HistoryRow> page(long instance, long after, int limit, Predicate<HistoryRow> which) {
        List<HistoryRow> later = entries.getOrDefault(instance, List.of()).stream()
                .filter(row -> row.rev() > after)
                .filter(which)
                .sorted(Comparator.comparingLong(HistoryRow::rev).thenComparing(HistoryRow::at))
                .toList();
        if (later.size() <= limit) {
            return later;
        }
        long last = later.get(limit - 1).rev();
        return later.stream().filter(row -> row.rev() <= last).toList();
    }

    /** The document of the state that an instance entered with a revision; null where there is none. */
    @Nullable HistoryRow entered(long instance, long rev) {
        return entries.getOrDefault(instance, List.of()).stream()
                .filter(row -> row.rev() == rev && row.data() != null)
                .findFirst()
                .orElse(null);
    }

    /** The months that there are, oldest first. */
    List<YearMonth> months() {
        return List.copyOf(months.navigableKeySet());
    }

    /** The instances of a month from this one on. */
    Iterable<Long> instances(YearMonth month, long from) {
        TreeSet<Long> those = months.get(month);
        return those == null ? List.of() : those.tailSet(from, true);
    }

    List<HistoryRow> page(YearMonth month, long instance, long after, int limit) {
        return page(instance, after, limit, row -> month(row).equals(month));
    }

    boolean drop(YearMonth month) {
        TreeSet<Long> those = months.remove(month);
        if (those == null) {
            return false;
        }
        for (long instance : those) {
            entries.computeIfPresent(instance, (any, rows) -> {
                rows.removeIf(row -> month(row).equals(month));
                return rows.isEmpty() ? null : rows;
            });
        }
        return true;
    }
}
