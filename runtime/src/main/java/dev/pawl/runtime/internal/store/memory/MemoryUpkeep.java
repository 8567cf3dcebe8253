package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.internal.store.Upkeep;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Upkeep: old months of the history are read for the archive and dropped, and what has ended leaves. */
final class MemoryUpkeep implements Upkeep {

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
            Instant before = tables.now().minus(age);
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
    public int deleteEnded(int limit) {
        return tables.locked(() -> {
            AtomicInteger most = new AtomicInteger();
            Instant now = tables.now();
            tables.dictionary.settings().forEach((machine, settings) -> {
                Duration keep = settings.keep();
                if (keep != null) {
                    List<MemoryInstance> old = tables.instances.ended(machine).stream()
                            .takeWhile(i -> i.endedAt != null && i.endedAt.isBefore(now.minus(keep)))
                            .filter(i -> !tables.instances.families().awaited(i))
                            .limit(limit)
                            .toList();
                    old.forEach(tables.instances::remove);
                    most.accumulateAndGet(old.size(), Math::max);
                }
            });
            return most.get();
        });
    }
}
