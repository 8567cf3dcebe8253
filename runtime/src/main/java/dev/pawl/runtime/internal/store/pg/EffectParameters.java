package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Effected;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes into the statements of {@link EffectText}, and what comes out of them, for one group. For one thread. */
final class EffectParameters {

    private record Sent(long sender, Delivery delivery) {}

    private record Given(long sender, @Nullable Integer nth, NewRow row) {}

    private record End(long id, long parent) {}

    private final CommitText form;
    private final List<Commit> outcomes;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final Map<Long, List<Delivered>> delivered = new HashMap<>();
    private final Map<Long, List<InsertedRow>> inserted = new HashMap<>();
    private final Map<Long, Integer> arrived = new HashMap<>();
    private final Map<Long, Set<String>> woken = new HashMap<>();
    private final Map<Long, Instant> joined = new HashMap<>();

    EffectParameters(CommitText form, List<Commit> outcomes) {
        this.form = form;
        this.outcomes = outcomes;
        if (!form.marking()) {
            return;
        }
        for (Commit outcome : outcomes) {
            outcome.effects().sends().forEach(send -> sent.add(new Sent(outcome.id(), send)));
            outcome.effects().inserts().forEach(row -> given.add(new Given(outcome.id(), null, row)));
            int nth = 0;
            for (NewRow child : outcome.effects().children()) {
                given.add(new Given(outcome.id(), nth++, child));
            }
            if (outcome.family().parent() != null) {
                ends.add(new End(outcome.id(), outcome.family().parent()));
            }
        }
    }

    /** The parameters of the statement that comes first. */
    void lock(Call call) throws SQLException {
        if (form.has(CommitPart.LOCKING)) {
            Touched touched = Touched.by(outcomes);
            call.longs(touched.ids(), Touched.Id::id)
                    .ints(touched.keys(), Touched.Key::machine)
                    .texts(touched.keys(), Touched.Key::key);
        }
    }

    /** The parameters of those that come last. */
    void addTo(Call call) throws SQLException {
        if (form.has(CommitPart.INSERTING)) {
            PgInserts.parameters(call, given.stream().map(Given::row).toList(), false);
            call.longs(given, Given::sender).ints(given, Given::nth);
        }
        if (form.has(CommitPart.SENDING)) {
            PgDeliveries.parameters(call, sent.stream().map(Sent::delivery).toList());
            call.longs(sent, Sent::sender);
        }
        if (form.has(CommitPart.JOINING)) {
            call.longs(ends, End::id);
        }
    }

    /** Passes over the answer of the first. */
    void skipLock(Call call) throws SQLException {
        if (form.has(CommitPart.LOCKING)) {
            call.rows(row -> row.getLong("locked"));
        }
    }

    /** Reads the answers of the last. */
    void read(Call call) throws SQLException {
        if (form.has(CommitPart.INSERTING)) {
            call.rows(row -> {
                Given what = given.get(row.getInt("n") - 1);
                boolean created = row.getBoolean("created");
                inserted.computeIfAbsent(what.sender(), id -> new ArrayList<>())
                        .add(new InsertedRow(created ? row.getLong("id") : 0, created));
                boolean due = created && dueAtOnce(what.row());
                wake(what.sender(), row.getString("queue"));
                Instant joinedAt = Times.orNull(row, "joined_at");
                if (joinedAt != null) {
                    joined.put(what.sender(), joinedAt);
                }
                return wake(what.sender(), due ? what.row().queue() : null);
            });
        }
        if (form.has(CommitPart.SENDING)) {
            call.rows(row -> {
                Delivered answer = PgDeliveries.delivered(row);
                long sender = sent.get(row.getInt("n") - 1).sender();
                if (answer.answer() == Delivered.Answer.DELIVERED) {
                    arrived.merge(answer.id(), 1, Integer::sum);
                }
                delivered.computeIfAbsent(sender, id -> new ArrayList<>()).add(answer);
                return wake(sender, answer.queue());
            });
        }
        if (form.has(CommitPart.JOINING)) {
            Map<Long, String> parents = new HashMap<>();
            call.rows(row -> parents.put(row.getLong("id"), row.getString("queue")));
            ends.forEach(end -> wake(end.id(), parents.remove(end.parent())));
        }
    }

    private static boolean dueAtOnce(NewRow row) {
        Long in = Times.micros(row.action().or(row.timers()).in());
        return in != null && in == 0
                || row.action().at() != null
                || row.timers().at() != null;
    }

    private long wake(long sender, @Nullable String queue) {
        if (queue != null) {
            woken.computeIfAbsent(sender, id -> new LinkedHashSet<>()).add(queue);
        }
        return sender;
    }

    /** The answer to one that counted, with what became of its effects, and with the signals that others have sent it. */
    Committed complete(Committed committed) {
        long id = committed.id();
        Instant refused = joined.get(id);
        return committed.with(
                of(id),
                committed.mail() + arrived.getOrDefault(id, 0),
                refused == null ? committed.joinedAt() : refused);
    }

    /** What became of the effects of one that counted. */
    private Effected of(long id) {
        if (!delivered.containsKey(id) && !inserted.containsKey(id) && !woken.containsKey(id)) {
            return Effected.NOTHING;
        }
        return new Effected(
                delivered.getOrDefault(id, List.of()),
                inserted.getOrDefault(id, List.of()),
                List.copyOf(woken.getOrDefault(id, Set.of())));
    }
}
