package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Depth;
import dev.pawl.runtime.internal.store.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What waits in queues, as observers want to know it. No locks. */
final class PgBacklog {

    private final Access access;
    private final Dml backlog;

    PgBacklog(Access access, SchemaName schema) {
        this.access = access;
        this.backlog = schema.dml(BACKLOG);
    }

    // Rides on instance_due: of each queue, entries of a range for each priority, from its mark on, until there are
    // enough,
    // and the first of each range. What comes or goes meanwhile is counted or not.
    static final String BACKLOG = """
            SELECT q.queue, n.due,
                   GREATEST(0, (extract(epoch FROM statement_timestamp() - o.oldest) * 1000000)::bigint) AS micros
            FROM unnest(?::text[]) WITH ORDINALITY AS q(queue, n)
            CROSS JOIN LATERAL (
                SELECT count(*)::int AS due FROM (
                    SELECT c.due
                    FROM (VALUES (9), (8), (7), (6), (5), (4), (3), (2), (1), (0)) AS p(priority)
                    CROSS JOIN LATERAL (
                        SELECT i.due FROM pawl.instance i
                        WHERE i.queue = q.queue AND i.priority = p.priority AND i.due <= statement_timestamp()
                          AND i.due >= COALESCE('epoch'::timestamptz
                              + (?::bigint[])[q.n * 10 - p.priority] * interval '1 microsecond', '-infinity')
                        ORDER BY i.due
                        LIMIT ?
                    ) c
                    LIMIT ?
                ) e
            ) n
            CROSS JOIN LATERAL (
                SELECT min(f.due) AS oldest
                FROM (VALUES (9), (8), (7), (6), (5), (4), (3), (2), (1), (0)) AS p(priority)
                CROSS JOIN LATERAL (
                    SELECT i.due FROM pawl.instance i
                    WHERE i.queue = q.queue AND i.priority = p.priority AND i.due <= statement_timestamp()
                      AND i.due >= COALESCE('epoch'::timestamptz
                          + (?::bigint[])[q.n * 10 - p.priority] * interval '1 microsecond', '-infinity')
                    ORDER BY i.due
                    LIMIT 1
                ) f
            ) o
            """;

    List<Depth> backlog(Map<String, Watermark> queues, int most) {
        List<String> names = List.copyOf(queues.keySet());
        List<@Nullable Long> marks = new ArrayList<>();
        names.forEach(
                name -> marks.addAll(Objects.requireNonNull(queues.get(name)).urgentFirst()));
        return access.call("count what waits", connection -> {
            try (Call call = Call.on(connection, backlog, access)) {
                return call.texts(names)
                        .longs(marks, mark -> mark)
                        .number(most + 1)
                        .number(most + 1)
                        .longs(marks, mark -> mark)
                        .rows(row -> {
                            int due = row.getInt("due");
                            return new Depth(
                                    row.getString("queue"),
                                    Math.min(due, most),
                                    due > most,
                                    Times.duration(row.getLong("micros")));
                        });
            }
        });
    }
}
