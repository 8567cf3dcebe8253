package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Departures;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Reaped;
import dev.pawl.runtime.internal.store.Roster;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Sweep;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node in a race: it does what nodes do, and answers in words that are the same each time. Ids stand behind a #.
 *
 * @param company whether what it delivers has company: a signal to an instance that nobody else knows
 */
record RacingNode(Fixture f, Store store, boolean company) {

    /** Nothing is left of the company. */
    static final String LEFT_ALONE = """
            DELETE FROM pawl.signal WHERE instance IN (SELECT id FROM pawl.instance WHERE queue = 'company');
            DELETE FROM pawl.signal_dedup WHERE instance IN (SELECT id FROM pawl.instance WHERE queue = 'company');
            DELETE FROM pawl.history WHERE instance IN (SELECT id FROM pawl.instance WHERE queue = 'company');
            DELETE FROM pawl.instance WHERE queue = 'company';
            """;

    RacingNode(Fixture f, Store store) {
        this(f, store, false);
    }

    /** It has found nothing to do, which may be because somebody else had it just then. */
    static final String NOTHING = "nothing";

    static final Duration GRACE = Duration.ofMinutes(5);

    private static String orNothing(Collection<String> words) {
        return words.isEmpty() ? NOTHING : String.join(" and ", words);
    }

    String commit(Commit outcome) {
        Committed committed = store.commit(List.of(outcome), Fixture.NODE).get(0);
        if (!committed.applied()) {
            return "void";
        }
        StringBuilder words = new StringBuilder(committed.kept() ? "kept" : "committed");
        committed.effected().sends().forEach(sent -> words.append(' ').append(sent.answer()));
        committed.effected().inserts().forEach(row -> words.append(row.created() ? " inserted" : " refused"));
        return words.toString();
    }

    String deliver(Delivery... signals) {
        return store.deliver(inCompany(signals)).stream()
                .limit(signals.length)
                .map(delivered -> delivered.answer().toString())
                .collect(Collectors.joining(" "));
    }

    private List<Delivery> inCompany(Delivery... signals) {
        List<Delivery> all = new ArrayList<>(List.of(signals));
        if (company) {
            try {
                f.execute("UPDATE pawl.state SET known_at = clock_timestamp() WHERE id = " + f.other.state());
                String key = "company " + f.value("SELECT nextval('pawl.instance_id')");
                long id = f.insert(new NewRow(f.other, "company", 5, key, "{}", Due.NEVER, Due.NEVER));
                boolean byKey = signals[0].id() == null;
                all.add(new Delivery(
                        f.other.machine(), byKey ? null : id, byKey ? key : null, "paid", "{}", signals[0].dedup()));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        return all;
    }

    /** The same, with what it has claimed thereby. */
    String deliverAndClaim(Delivery... signals) {
        Handed handed = store.deliver(
                inCompany(signals), new Claiming(Map.of(Fixture.QUEUE, 9), f.states, Fixture.LEASE, Fixture.NODE));
        String answers = handed.delivered().stream()
                .limit(signals.length)
                .map(delivered -> delivered.answer().toString())
                .collect(Collectors.joining(" "));
        return Stream.concat(
                        Stream.of(answers),
                        handed.claimed().getOrDefault(Fixture.QUEUE, List.of()).stream()
                                .map(RacingNode::words))
                .collect(Collectors.joining(" and "));
    }

    /** What it claims, with what is in the inbox; that is as much as was counted, for nothing was ever taken. */
    String claim() {
        return orNothing(claimed().stream().map(RacingNode::words).toList());
    }

    private static String words(Claimed row) {
        int signals = row.inbox().signals().size();
        boolean all = row.inbox().complete() && row.inbox().mail() == signals;
        return "#" + row.id() + " with " + signals
                + (all ? "" : " and a counter of " + row.inbox().mail());
    }

    List<Claimed> claimed() {
        return store.claim(Fixture.QUEUE, f.states, 9, Fixture.LEASE, Fixture.NODE);
    }

    /** What it claims and finds a place for at its gate. */
    String enter() {
        List<Claimed> rows = claimed();
        Map<Held, Gate> gated = rows.stream()
                .collect(Collectors.toMap(
                        row -> new Held(row.id(), row.rev()),
                        row -> row.limited().gate()));
        return rows.isEmpty()
                ? NOTHING
                : orNothing(store.limits().enter(gated, Fixture.NODE).stream()
                        .map(id -> "#" + id)
                        .toList());
    }

    String insert(NewRow... rows) {
        return store.insert(List.of(rows)).stream().map(RacingNode::words).collect(Collectors.joining(" "));
    }

    static String words(InsertedRow row) {
        return (row.created() ? "inserted #" : "held by #") + row.id();
    }

    String cancel(long id) {
        return store.cancel(f.a.machine(), id, "enough").answer().toString();
    }

    String reap() {
        return orNothing(
                store.reap(9).stream().map(Reaped::id).map(id -> "#" + id).toList());
    }

    String release(Claimed row) {
        store.release(List.of(new Held(row.id(), row.rev())), Fixture.NODE);
        return "released";
    }

    /** Whether it has lost a lease; of one that is locked it learns nothing. */
    String extend(Claimed row) {
        try (Store.Keeper keeper = store.keeper()) {
            return keeper.extend(List.of(row.id()), Fixture.LEASE, Fixture.NODE).isEmpty() ? NOTHING : "lost";
        }
    }

    /** Cancels children that were left behind, the whole list. */
    String sweep() {
        int cancelled = 0;
        Sweep sweep = Sweep.START;
        do {
            sweep = store.cancelChildren(sweep, 5);
            cancelled += sweep.cancelled();
        } while (!sweep.over());
        return cancelled == 0 ? NOTHING : "cancelled " + cancelled;
    }

    String retry(long id) {
        try {
            return store.operators().retry(List.of(id), "ann").isEmpty() ? "not retried" : "retried";
        } catch (DatabaseException e) {
            // As its contract has it, where the key was taken at the same moment.
            if (e.kind() == DatabaseException.Kind.REJECTED) {
                return "not retried";
            }
            throw e;
        }
    }

    String rewind(long id, long rev) {
        return store.operators().rewind(id, rev, "ann").answer().toString();
    }

    String pause(long id) {
        return store.operators().pause(id, "ann").answer().toString();
    }

    String resume(long id) {
        return store.operators().resume(id, "ann").answer().toString();
    }

    String delete(long id) {
        return store.operators().delete(id, "ann").answer().toString();
    }

    /** Pauses the machine, and holds its instances, as operators' calls do. */
    String pauseMachine() {
        String answer = store.operators().pauseAll("order", null, "ann") ? "paused" : "not paused";
        for (Long last = -1L; last != null; last = store.operators().hold("order", last, 9)) {}
        return answer;
    }

    String resumeMachine() {
        String answer = store.operators().resumeAll("order", null, "ann") ? "resumed" : "not resumed";
        letGo();
        return answer;
    }

    String letGo() {
        return many(() -> store.operators().letGo(9).size());
    }

    /** Says that it knows the states, and brings back what is aside in them. */
    String know() {
        Roster roster = store.roster();
        Map<Integer, Long> back = roster.known(f.states, Duration.ofSeconds(20), GRACE);
        int count = back.isEmpty() ? 0 : roster.bringBack(back.keySet(), -1, 9).count();
        roster.settled(back);
        return "brought back " + count;
    }

    String setAside() {
        return many(() -> store.roster().setAside(GRACE, 9).values().stream()
                .mapToInt(Integer::intValue)
                .sum());
    }

    String deleteEnded() {
        int deleted = store.upkeep().deleteEnded(Departures.START, 9).deleted();
        return deleted == 0 ? NOTHING : "deleted " + deleted;
    }

    private static String many(Supplier<Integer> count) {
        int n = count.get();
        return n == 0 ? NOTHING : String.valueOf(n);
    }
}
