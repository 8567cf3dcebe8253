package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Departures;
import dev.pawl.runtime.internal.store.Departures.Mark;
import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.internal.store.Upkeep;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Upkeep: old months of the history are read for the archive and dropped, and what has ended leaves. */
final class MemoryUpkeep implements Upkeep {

    private static final Comparator<Mark> BY_END =
            Comparator.comparing(Mark::endedAt).thenComparing(Mark::id);

    private final MemoryTables tables;
    private final JsonFactory json = new JsonFactory();

    MemoryUpkeep(MemoryTables tables) {
        this.tables = tables;
    }

    /** There is always room. */
    @Override
    public int extendHistory() {
        return 0;
    }

    @Override
    public List<YearMonth> historyOlderThan(Duration age) {
        return tables.locked(() -> {
            Instant before = MemoryTimes.before(tables.now(), age);
            return tables.history.months().stream()
                    .filter(month -> month.plusMonths(1)
                            .atDay(1)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .isBefore(before))
                    .toList();
        });
    }

    @Override
    public List<Line> historyLines(YearMonth month, Line after, int limit) {
        return tables.locked(() -> {
            List<Line> lines = new ArrayList<>();
            for (long instance : tables.history.instances(month, after.instance())) {
                long seen = instance == after.instance() ? after.rev() : Long.MIN_VALUE;
                for (HistoryRow row : tables.history.page(month, instance, seen, limit - lines.size())) {
                    lines.add(new Line(instance, row.rev(), line(instance, row)));
                }
                if (lines.size() >= limit) {
                    break;
                }
            }
            return lines;
        });
    }

    private String line(long instance, HistoryRow row) {
        StringWriter text = new StringWriter();
        StateKey from = row.from();
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeNumberProperty("instance", instance);
            out.writeNumberProperty("rev", row.rev());
            out.writeStringProperty("at", row.at().toString());
            write(out, "began", row.began() == null ? null : row.began().toString());
            out.writeStringProperty("what", row.what().name().toLowerCase(Locale.ROOT));
            out.writeStringProperty("machine", row.to().machine());
            out.writeNumberProperty("version", row.to().version());
            write(out, "from", from == null ? null : from.state());
            out.writeStringProperty("to", row.to().state());
            write(out, "event", row.event());
            write(out, "step", row.step());
            out.writeNumberProperty("attempt", row.attempt());
            out.writeNumberProperty("failures", row.failures());
            if (row.node() != null) {
                out.writeNumberProperty("node", row.node());
            }
            write(out, "who", row.who());
            if (row.data() != null) {
                out.writeNumberProperty("shape", row.to().shape());
                out.writeStringProperty("data", row.data());
            }
            write(out, "error", row.error());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    @Override
    public boolean hasHistory(YearMonth month) {
        return tables.locked(() -> tables.history.months().contains(month));
    }

    @Override
    public boolean dropHistory(YearMonth month) {
        return tables.locked(() -> tables.history.drop(month));
    }

    @Override
    public Departures deleteEnded(Departures from, int limit) {
        return tables.locked(() -> {
            Instant now = tables.now();
            Map<Integer, Mark> marks = new HashMap<>(from.marks());
            AtomicInteger deleted = new AtomicInteger();
            AtomicBoolean over = new AtomicBoolean(true);
            tables.dictionary.settings().forEach((machine, settings) -> {
                if (settings.keep() != null) {
                    List<MemoryInstance> looked =
                            old(machine, MemoryTimes.before(now, settings.keep()), marks.get(machine), limit);
                    over.compareAndSet(true, looked.size() < limit);
                    for (MemoryInstance instance : looked) {
                        marks.put(machine, mark(instance));
                        if (!tables.instances.families().awaited(instance)) {
                            tables.instances.remove(instance);
                            deleted.incrementAndGet();
                        }
                    }
                }
            });
            return new Departures(deleted.get(), marks, over.get());
        });
    }

    /** The oldest of a machine's that ended before, behind a mark. */
    private List<MemoryInstance> old(int machine, Instant before, @Nullable Mark mark, int limit) {
        return tables.instances.ended(machine).stream()
                .dropWhile(i -> mark != null && BY_END.compare(mark(i), mark) <= 0)
                .takeWhile(i -> i.endedAt != null && i.endedAt.isBefore(before))
                .limit(limit)
                .toList();
    }

    private static Mark mark(MemoryInstance instance) {
        return new Mark(Objects.requireNonNull(instance.endedAt), instance.id);
    }
}
