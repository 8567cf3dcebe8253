package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Failures;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Effected;
import dev.pawl.runtime.internal.store.Gate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Outcomes on their way into rows: one message, one round trip, one transaction for a whole group. */
final class PgCommits {

    private static final Comparator<Commit> BY_ROW =
            Comparator.comparingLong(Commit::id).thenComparingLong(Commit::rev);

    private final SchemaName schema;
    private final PgGates gates;
    private final Map<CommitText, Dml> forms = new ConcurrentHashMap<>();

    PgCommits(SchemaName schema, PgGates gates) {
        this.schema = schema;
        this.gates = gates;
    }

    /** As the last of the transaction that is open on the connection, and with its end. */
    Committed commitAndEnd(Connection connection, Commit outcome, long node) {
        try {
            return move(connection, List.of(outcome), node, true).get(0);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(CommitText.STALE)) {
                return stale(outcome);
            }
            throw Failures.of("commit the outcome of a step with what it wrote", e);
        }
    }

    /** In a transaction of their own, or as the last of one. */
    List<Committed> commit(Access access, List<Commit> outcomes, long node) {
        List<Committed> committed = access.call(
                outcomes.size() == 1 ? "commit an outcome" : "commit outcomes",
                connection -> move(connection, outcomes, node, false));
        Set<Gate> left = new LinkedHashSet<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Gate gate = outcomes.get(i).limited().gate();
            if (gate != null
                    && outcomes.get(i).then() == Commit.Then.CONTINUE
                    && !committed.get(i).kept()) {
                left.add(gate);
            }
        }
        // Somebody paused what wanted to go on.
        gates.letInOrLater(left);
        return committed;
    }

    /**
     * A group may hold two outcomes of one instance: that of a holder that lost its lease, and that of the next. Revisions
     * only rise, so of these all but the last are stale, and nothing of them is sent. The others go in the order of ids.
     */
    private List<Committed> move(Connection connection, List<Commit> outcomes, long node, boolean ending)
            throws SQLException {
        List<Commit> fresh = fresh(outcomes);
        Map<Long, Committed> moved = moved(connection, fresh, node, ending);
        List<Committed> answers = new ArrayList<>(outcomes.size());
        outcomes.forEach(outcome -> answers.add(answer(outcome, moved)));
        return answers;
    }

    /** The last of each row, in the order of ids. */
    private static List<Commit> fresh(List<Commit> outcomes) {
        List<Commit> sorted = new ArrayList<>(outcomes);
        sorted.sort(BY_ROW);
        List<Commit> fresh = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            Commit outcome = sorted.get(i);
            Commit next = i + 1 < sorted.size() ? sorted.get(i + 1) : null;
            if (next == null || next.id() != outcome.id() || next.rev() == outcome.rev()) {
                fresh.add(outcome);
            }
        }
        return fresh;
    }

    private Map<Long, Committed> moved(Connection connection, List<Commit> outcomes, long node, boolean ending)
            throws SQLException {
        CommitText form = CommitText.of(outcomes, ending);
        Dml dml = forms.computeIfAbsent(form, key -> schema.dml(key.text()));
        Map<Long, Committed> moved = new HashMap<>(2 * outcomes.size());
        Answers answers = new Answers();
        EffectParameters effects = new EffectParameters(form, outcomes);
        List<Gate> left = form.has(CommitPart.FREEING) ? left(outcomes) : List.of();
        try (Call call = Call.guarded(connection, dml)) {
            effects.lock(call);
            parameters(call, outcomes, node, form);
            effects.addTo(call);
            if (form.has(CommitPart.FREEING)) {
                PgGates.parameters(PgGates.parameters(call, left), left);
            }
            effects.skipLock(call);
            for (Committed committed : call.rows(answers)) {
                moved.put(committed.id(), committed);
            }
            effects.read(call);
            if (form.has(CommitPart.FREEING)) {
                gates.tell(call.skip().rows(row -> row.getString("queue")));
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(EffectText.MOVED_ON)) {
                throw new SQLException("an instance that is sent a signal by its key has just ended", "40001", e);
            }
            throw e;
        }
        if (form.marking()) {
            moved.replaceAll((id, committed) -> effects.complete(committed));
        }
        return moved;
    }

    /** The gates at which places may be free with these outcomes. */
    private static List<Gate> left(List<Commit> outcomes) {
        Set<Gate> left = new LinkedHashSet<>();
        for (Commit outcome : outcomes) {
            Gate gate = outcome.limited().gate();
            if (gate != null && outcome.then() != Commit.Then.CONTINUE) {
                left.add(gate);
            }
        }
        return List.copyOf(left);
    }

    private static void parameters(Call call, List<Commit> outcomes, long node, CommitText form) throws SQLException {
        if (form.has(CommitPart.LEAVING)) {
            call.longs(outcomes, Commit::id).number(node);
        }
        CommitColumn.parameters(call, outcomes, form.parts());
        call.number(node);
        if (form.has(CommitPart.TELLING)) {
            call.number(node);
        }
    }

    /** Reads the rows of one answer: {@code id, rev, mail, due, kept, joined_at, now}. All have one time. */
    private static final class Answers implements Call.Reader<Committed> {

        private @Nullable Instant now;

        @Override
        public Committed read(ResultSet row) throws SQLException {
            Instant now = this.now == null ? Times.instant(row, 7) : this.now;
            this.now = now;
            Instant due = Times.orNull(row, 4);
            Duration in = due == null ? null : Duration.between(now, due);
            return new Committed(
                    row.getLong(1),
                    true,
                    row.getBoolean(5),
                    row.getLong(2),
                    row.getInt(3),
                    now,
                    Times.orNull(row, 6),
                    in != null && in.isNegative() ? Duration.ZERO : in,
                    Effected.NOTHING);
        }
    }

    private static Committed answer(Commit outcome, Map<Long, Committed> moved) {
        Committed committed = moved.get(outcome.id());
        return committed != null && committed.rev() == outcome.rev() + 1 ? committed : stale(outcome);
    }

    private static Committed stale(Commit outcome) {
        return new Committed(outcome.id(), false, false, outcome.rev(), 0, Instant.EPOCH, null, null, Effected.NOTHING);
    }
}
