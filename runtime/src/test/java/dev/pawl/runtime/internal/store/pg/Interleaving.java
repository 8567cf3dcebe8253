package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.testing.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs a race in each order that there is, on two connections, and compares the ends. Locks alone say who goes when: of a
 * transaction that is held open, or of the first statement's stop at an advisory lock, which it meets either with its
 * snapshot taken and no row locked, or behind its first locks.
 */
final class Interleaving<S> {

    /** Who comes when; "first" and "second" are the two of the race, once each way. */
    enum Order {
        /** One after the other: by these the other orders are judged. */
        SERIAL,
        /** The second begins while the first has done everything but commit. */
        OVERLAPPING,
        /** The same, and then the first is rolled back. */
        ROLLED_BACK,
        /** The first has its snapshot, and no lock, while the second comes and goes. */
        OVERTAKEN,
        /** The first has what it locks before all else, and has changed nothing, when the second comes. */
        MET
    }

    private static final String STOP = "(SELECT true FROM pg_advisory_xact_lock(1)) AND ";

    /** What the statements that pass over locked rows read before they lock any. */
    private static final Pattern BEFORE_LOCKS = Pattern.compile("(WHERE )(?=i\\.queue = \\? AND i\\.priority"
            + "|i\\.queue = q\\.name AND i\\.priority = p\\.priority AND i\\.due <="
            + "|i\\.lease < statement_timestamp\\(\\)\\s+ORDER BY i.lease\\s+LIMIT \\?"
            + "|i\\.machine = m\\.id AND i\\.ended_at <"
            + "|i\\.machine = \\? AND i\\.(id|key) = \\? AND i\\.ended_at IS NULL( AND \\(.*\\))?\\s+FOR NO KEY UPDATE SKIP"
            + "|i\\.id = f\\.id\\s+FOR NO KEY UPDATE SKIP"
            + "|\\(c\\.parent, c\\.spawn\\) >"
            + "|i\\.held IN \\(2"
            + "|i\\.machine = \\(SELECT machine FROM pause\\)"
            + "|i\\.gate = f\\.gate AND i\\.partition = f\\.partition AND i\\.line_at)");

    private static final Pattern LOCKED_ONE =
            Pattern.compile("(SELECT s\\.id, s\\.now, (?:\\?, \\?|s\\.signal, s\\.payload) FROM seen s)");

    private static final String LOCKED = "SELECT count(*) AS locked FROM locked";

    private static final String STOPPED = "SELECT l.n AS locked FROM (SELECT count(*) AS n FROM locked) l"
            + " CROSS JOIN LATERAL pg_advisory_xact_lock(1 + 0 * l.n) s";

    static final String ROWS = """
            SELECT 'instance #' || i.id || ' ' || m.name || '/' || s.name || ' status ' || i.status || ' rev ' || i.rev
                   || ' held ' || i.held || ' mail ' || i.mail || ' taken ' || i.taken || ' attempt ' || i.attempt
                   || ' failures ' || i.failures || ' crashes ' || i.crashes || ' ' || i.data
                   || COALESCE(' key ' || i.key, '') || COALESCE(' error ' || i.error, '')
                   || COALESCE(' place ' || i.place, '') || COALESCE(' kids ' || i.kids, '')
                   || COALESCE(' spawned ' || i.spawned, '') || COALESCE(' child of #' || i.parent || '@' || i.spawn, '')
                   || COALESCE(' again ' || i.event, '') || COALESCE(' throttle ' || i.throttle, '')
                   || CASE WHEN i.due <= clock_timestamp() THEN ' due' WHEN i.due IS NOT NULL THEN ' later' ELSE '' END
                   || CASE WHEN i.held_due <= clock_timestamp() THEN ' held due'
                           WHEN i.held_due IS NOT NULL THEN ' held for later' ELSE '' END
                   || CASE WHEN i.node IS NOT NULL THEN ' leased' ELSE '' END
                   || CASE WHEN i.line_at IS NOT NULL THEN ' in line' ELSE '' END
                   || CASE WHEN i.let_at IS NOT NULL THEN ' let in' ELSE '' END
                   || CASE WHEN i.joined_at IS NOT NULL THEN ' joined' ELSE '' END
                   || CASE WHEN i.action_at IS NOT NULL THEN ' action' ELSE '' END
                   || CASE WHEN i.ended_at IS NOT NULL THEN ' ended' ELSE '' END
            FROM pawl.instance i JOIN pawl.state s ON s.id = i.state JOIN pawl.machine m ON m.id = i.machine
            UNION ALL SELECT 'signal of #' || instance || ' no ' || row_number() OVER (PARTITION BY instance ORDER BY seq)
                   || ' ' || signal || ' ' || payload FROM pawl.signal
            UNION ALL SELECT 'dedup of #' || instance || ' ' || dedup FROM pawl.signal_dedup
            UNION ALL SELECT 'refused child of #' || parent || '@' || spawn || ' ' || nth FROM pawl.child_refused
            UNION ALL SELECT 'cancellation #' || parent || '@' || spawn FROM pawl.cancellation
            UNION ALL SELECT 'history #' || instance || ' rev ' || rev || ' what ' || what || ' to ' || to_state
                   || COALESCE(' ' || regexp_replace(event, ' to ([0-9]+)$', ' to #\\1'), '') FROM pawl.history
            UNION ALL SELECT 'pause ' || COALESCE(machine::text, queue) || COALESCE(' over ' || resumed_by, '') FROM pawl.pause
            UNION ALL SELECT 'state ' || id || ' aside' FROM pawl.state WHERE aside_at IS NOT NULL
            UNION ALL SELECT 'schedule ' || name || ' rev ' || rev || ' next ' || (next > clock_timestamp())
                   || COALESCE(' last #' || last_instance, '') || COALESCE(' paused by ' || paused_by, '')
                   || COALESCE(' asked by ' || asked_by, '') || ' ' || expression FROM pawl.schedule
            """;

    static final String EMPTY = """
            DELETE FROM pawl.instance; DELETE FROM pawl.signal; DELETE FROM pawl.signal_dedup;
            DELETE FROM pawl.child_refused; DELETE FROM pawl.cancellation; DELETE FROM pawl.history;
            DELETE FROM pawl.pause; DELETE FROM pawl.schedule; DELETE FROM pawl.quota; DELETE FROM pawl.gate;
            DELETE FROM pawl.bucket; UPDATE pawl.machine SET keep = NULL;
            UPDATE pawl.state SET known_at = clock_timestamp(), aside_at = NULL;
            """;

    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
              AND wait_event IN ('transactionid', 'tuple', 'advisory')
            """;

    private static final Pattern ID = Pattern.compile("#(\\d+)");

    private final Fixture f;
    private final Stores stores;
    private final Race<S> race;

    private Interleaving(Stores stores, Race<S> race) {
        this.f = stores.f;
        this.stores = stores;
        this.race = race;
    }

    /**
     * Runs a race in all orders.
     *
     * @throws AssertionError that names the order whose end is that of no order without overlap
     */
    static <S> void run(Stores stores, Race<S> race) throws Exception {
        new Interleaving<>(stores, race).run();
    }

    /** The stores of the nodes that race, of which one is like the other but for where its statements stop. */
    static final class Stores implements AutoCloseable {

        private final Fixture f;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final HeldOpen heldOpen = new HeldOpen();
        private final Map<Order, Integer> made = new EnumMap<>(Order.class);
        private final boolean company;
        private final Supplier<Store> plain;
        private final Supplier<Store> open;
        private final Supplier<Store> beforeLocks;
        private final Supplier<Store> behindLocks;

        /** @param statements what becomes of each statement: itself, unless the engine is to be broken */
        Stores(Fixture f, UnaryOperator<String> statements) {
            this(f, statements, false);
        }

        /** @param company whether each signal is delivered together with another one, see {@link RacingNode} */
        Stores(Fixture f, UnaryOperator<String> statements, boolean company) {
            this.f = f;
            this.company = company;
            DataSource source = f.database.dataSource();
            this.plain = store(source, statements);
            this.open = store(heldOpen.source(), statements);
            this.beforeLocks = store(
                    source, sql -> BEFORE_LOCKS.matcher(statements.apply(sql)).replaceAll("$1" + STOP));
            this.behindLocks = store(
                    source,
                    sql -> LOCKED_ONE
                            .matcher(statements.apply(sql).replace(LOCKED, STOPPED))
                            .replaceAll("$1 CROSS JOIN LATERAL pg_advisory_xact_lock(1 + 0 * s.id) t"));
        }

        /** One for all; but a store that has just met a lock delivers the next signals another way, so here it is each time a new one. */
        private Supplier<Store> store(DataSource source, UnaryOperator<String> statements) {
            DataSource rewritten = Rewriting.of(source, statements);
            if (company) {
                return () -> new PgStore(rewritten);
            }
            Store store = new PgStore(rewritten);
            return () -> store;
        }

        /** How often one of two has waited for the other, or stopped for it, in an order. */
        int made(Order order) {
            return made.getOrDefault(order, 0);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private void run() throws Exception {
        Set<String> serial = new LinkedHashSet<>();
        Set<String> named = new TreeSet<>();
        for (boolean swapped : new boolean[] {false, true}) {
            End end = run(Order.SERIAL, swapped);
            serial.add(end.words());
            named.add(end.told());
        }
        if (!race.ends().containsAll(named)) {
            throw new AssertionError(
                    race.sentence() + "\none after the other they end as " + named + "\nand not as " + race.ends());
        }
        for (Order order : EnumSet.complementOf(EnumSet.of(Order.SERIAL))) {
            for (boolean swapped : new boolean[] {false, true}) {
                Set<String> allowed = order == Order.ROLLED_BACK ? Set.of(alone(swapped)) : serial;
                End end = run(order, swapped);
                if (end != null && !allowed.contains(end.words())) {
                    throw new AssertionError(race.sentence() + "\n" + order + (swapped ? ", swapped" : "")
                            + ", they end as\n" + end.words() + "\nand one after the other as\n"
                            + String.join("\nor as\n", allowed));
                }
            }
        }
    }

    /** What came of it: what is told, and all rows. */
    private record End(String told, String rows) {
        String words() {
            return "  " + told + "\n" + rows;
        }
    }

    /** The two of the race; null where it was rolled back. */
    private static final class Answers {
        private @Nullable String first;
        private @Nullable String second;
    }

    /** The end where the first was never there. */
    private String alone(boolean swapped) throws Exception {
        S given = given();
        Answers answers = new Answers();
        answers.second = act(!swapped, given, stores.plain);
        return end(answers, swapped, given).words();
    }

    private S given() throws Exception {
        f.execute(EMPTY);
        return race.given().in(f);
    }

    /** The end; null where there is no such order, for nobody can be stopped there. */
    private @Nullable End run(Order order, boolean swapped) throws Exception {
        S given = given();
        Answers answers = new Answers();
        switch (order) {
            case SERIAL -> {
                answers.first = act(swapped, given, stores.plain);
                answers.second = act(!swapped, given, stores.plain);
            }
            case OVERLAPPING, ROLLED_BACK -> overlap(answers, order == Order.OVERLAPPING, swapped, given);
            case OVERTAKEN -> stop(answers, stores.beforeLocks, swapped, given);
            default -> stop(answers, stores.behindLocks, swapped, given);
        }
        if (answers.first == null && answers.second == null) {
            return null;
        }
        return end(answers, swapped, given);
    }

    private void overlap(Answers answers, boolean commits, boolean swapped, S given) throws Exception {
        CompletableFuture<String> second;
        try (Connection open = f.transaction()) {
            stores.heldOpen.lend(open);
            answers.first = act(swapped, given, stores.open);
            second = begin(!swapped, given, stores.plain);
            stores.made.merge(Order.OVERLAPPING, second.isDone() ? 0 : 1, Integer::sum);
            if (commits) {
                open.commit();
            } else {
                answers.first = null;
                open.rollback();
            }
        }
        answers.second = end(second);
    }

    private void stop(Answers answers, Supplier<Store> stopping, boolean swapped, S given) throws Exception {
        CompletableFuture<String> first;
        CompletableFuture<String> second;
        try (Connection gate = f.transaction();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(1)");
            first = begin(swapped, given, stopping);
            if (first.isDone()) {
                return;
            }
            stores.made.merge(stopping == stores.beforeLocks ? Order.OVERTAKEN : Order.MET, 1, Integer::sum);
            second = begin(!swapped, given, stores.plain);
            gate.commit();
        }
        answers.first = end(first);
        answers.second = end(second);
    }

    /** One of the two, or, as the second of a pair that is swapped, the other. */
    private String act(boolean other, S given, Supplier<Store> store) throws Exception {
        RacingNode node = new RacingNode(f, store.get(), stores.company);
        return (other ? race.other() : race.one()).by(node, given);
    }

    /** Begins in a thread of its own, and returns once that has ended or waits for a lock. */
    private CompletableFuture<String> begin(boolean other, S given, Supplier<Store> store)
            throws SQLException, InterruptedException {
        int before = waiting();
        CompletableFuture<String> answer = new CompletableFuture<>();
        stores.threads.execute(() -> {
            try {
                answer.complete(act(other, given, store));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answer.isDone() && waiting() == before) {
            if (System.nanoTime() > end) {
                throw new AssertionError(race.sentence() + ": it neither ends nor waits");
            }
            Thread.sleep(1);
        }
        return answer;
    }

    private int waiting() throws SQLException {
        return Integer.parseInt(f.value(WAITING));
    }

    private @Nullable String end(CompletableFuture<String> act) throws Exception {
        try {
            return act.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Nothing was done: whoever asked asks again, as engines do.
            if (e.getCause() instanceof DatabaseException failure
                    && failure.kind() == DatabaseException.Kind.CONTENTION) {
                return RacingNode.NOTHING;
            }
            throw new AssertionError(race.sentence() + ": " + e.getCause(), e.getCause());
        }
    }

    /** Who has found nothing looks again; then all that is there is told. */
    private End end(Answers answers, boolean swapped, S given) throws Exception {
        if (RacingNode.NOTHING.equals(answers.first)) {
            answers.first = act(swapped, given, stores.plain);
        }
        if (RacingNode.NOTHING.equals(answers.second)) {
            answers.second = act(!swapped, given, stores.plain);
        }
        f.execute(RacingNode.LEFT_ALONE);
        List<String> told = new ArrayList<>();
        told.add(String.valueOf(swapped ? answers.second : answers.first));
        told.add(String.valueOf(swapped ? answers.first : answers.second));
        if (race.then() != null) {
            told.add(race.then().by(new RacingNode(f, f.store), given));
        }
        if (!race.seen().isEmpty()) {
            told.addAll(f.query(race.seen()));
        }
        List<String> rows = f.query(ROWS);
        Set<Long> ids = new TreeSet<>();
        ID.matcher(told + "\n" + rows).results().forEach(id -> ids.add(Long.valueOf(id.group(1))));
        List<Long> order = List.copyOf(ids);
        UnaryOperator<String> ranks =
                text -> ID.matcher(text).replaceAll(id -> "#" + (1 + order.indexOf(Long.valueOf(id.group(1)))));
        return new End(
                ranks.apply(String.join(", ", told)),
                race.loose()
                        ? ""
                        : String.join(
                                "\n",
                                rows.stream()
                                        .map(ranks)
                                        .map(row -> "    " + row)
                                        .sorted()
                                        .toList()));
    }
}
