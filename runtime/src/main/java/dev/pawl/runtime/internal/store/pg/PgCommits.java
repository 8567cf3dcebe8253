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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Outcomes on their way into rows: one message, one round trip, one transaction for a whole group. */
final class PgCommits {

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
        Map<Long, Long> last = new HashMap<>();
        outcomes.forEach(outcome -> last.merge(outcome.id(), outcome.rev(), Math::max));
        List<Commit> fresh = outcomes.stream()
                .filter(outcome -> Objects.equals(last.get(outcome.id()), outcome.rev()))
                .sorted(Comparator.comparingLong(Commit::id))
                .toList();
        Map<Long, Committed> moved = moved(connection, fresh, node, ending);
        return outcomes.stream().map(outcome -> answer(outcome, moved)).toList();
    }

    private Map<Long, Committed> moved(Connection connection, List<Commit> outcomes, long node, boolean ending)
            throws SQLException {
        CommitText form = CommitText.of(outcomes, ending);
        Dml dml = forms.computeIfAbsent(form, key -> schema.dml(key.text()));
        Map<Long, Committed> moved = new HashMap<>();
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
            call.rows(row -> moved.put(row.getLong("id"), committed(row)));
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
        moved.replaceAll((id, committed) -> effects.complete(committed));
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

    private static Committed committed(ResultSet row) throws SQLException {
        Instant now = Times.instant(row, "now");
        Instant due = Times.orNull(row, "due");
        Duration in = due == null ? null : Duration.between(now, due);
        return new Committed(
                row.getLong("id"),
                true,
                row.getBoolean("kept"),
                row.getLong("rev"),
                row.getInt("mail"),
                now,
                Times.orNull(row, "joined_at"),
                in != null && in.isNegative() ? Duration.ZERO : in,
                Effected.NOTHING);
    }

    private static Committed answer(Commit outcome, Map<Long, Committed> moved) {
        Committed committed = moved.get(outcome.id());
        return committed != null && committed.rev() == outcome.rev() + 1 ? committed : stale(outcome);
    }

    private static Committed stale(Commit outcome) {
        return new Committed(outcome.id(), false, false, outcome.rev(), 0, Instant.EPOCH, null, null, Effected.NOTHING);
    }
}
