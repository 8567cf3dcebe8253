package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Depth;
import dev.pawl.runtime.internal.store.Watermark;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans that do not know the parameters, as servers use them from the sixth execution on. */
class PlansTest {

    private static final String TOLD = PgOperators.TELL + PgOperators.ANSWER;

    private static final String GIVEN = PgDeliveries.given("", "", "");

    private static final Map<String, String> STATEMENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("claim", PgClaims.CLAIM),
            Map.entry("look", PgClaims.LOOK),
            Map.entry("backlog", PgBacklog.BACKLOG),
            Map.entry("commit", new CommitText(Set.of()).text()),
            Map.entry(
                    "commit with signals",
                    new CommitText(EnumSet.range(CommitPart.TELLING, CommitPart.RELATED)).text()),
            Map.entry(
                    "commit that leaves children",
                    new CommitText(Set.of(
                                    CommitPart.TELLING, CommitPart.READING, CommitPart.LEAVING, CommitPart.ENDING))
                            .text()
                            .replace(";\nCOMMIT", "")),
            Map.entry("commit: lock", EffectText.LOCK),
            Map.entry("commit: send", EffectText.SEND),
            Map.entry("commit: insert", EffectText.INSERT),
            Map.entry("commit: join", EffectText.JOIN),
            Map.entry("children", PgChildren.CHILDREN),
            Map.entry("cancel children", PgChildren.CANCEL),
            Map.entry("lock a family", FamilyText.LOCK.replace(";", "")),
            Map.entry("lock whose children are left behind", FamilyText.LOCK_LEFT_BEHIND.replace(";", "")),
            Map.entry("locked out", PgLocks.LOCKED_OUT),
            Map.entry(
                    "operators: cancel",
                    PgOperators.LOCKED + PgOperators.CANCEL + PgOperators.TELL + PgOperators.ANSWER_OF_PARENT),
            Map.entry("operators: pause", PgOperators.LOCKED + PgOperators.PAUSE + TOLD),
            Map.entry("operators: resume", PgOperators.LOCKED + PgOperators.RESUME + TOLD),
            Map.entry("operators: retry", PgOperators.RETRY),
            Map.entry("operators: retry, parents", FamilyText.MORE),
            Map.entry("operators: rewind", PgOperators.LOCKED + PgOperators.REWIND + TOLD),
            Map.entry("operators: delete", PgOperators.LOCKED + PgOperators.DELETE + TOLD),
            Map.entry("operators: list all", PgLists.text(List.of())),
            Map.entry("operators: list a machine's", PgLists.text(List.of(" AND i.machine = ?"))),
            Map.entry("operators: list the failed", PgLists.text(List.of(" AND i.machine = ?", " AND i.status = 5"))),
            Map.entry("operators: list children", PgLists.CHILDREN),
            Map.entry("operators: list what is aside", PgLists.text(List.of(PgLists.ASIDE))),
            Map.entry("known", PgRoster.KNOWN),
            Map.entry("strangers", "WITH RECURSIVE" + PgRoster.HEADS + PgRoster.STRANGERS),
            Map.entry("set aside", PgRoster.SET_ASIDE),
            Map.entry("bring back", PgRoster.BRING_BACK),
            Map.entry("settled", PgRoster.SETTLED),
            Map.entry("operators: hold", PgPauses.HOLD),
            Map.entry("operators: let go", PgPauses.LET_GO),
            Map.entry("limits: lock claimed", PgGates.CLAIMED),
            Map.entry("limits: lock gates", PgGates.LOCK),
            Map.entry("limits: enter", PgGates.ENTER),
            Map.entry("limits: let in", PgGates.LET_IN),
            Map.entry("limits: let in anyway", PgGates.LET_IN_ANYWAY),
            Map.entry("limits: sweep", PgGates.SWEEP),
            Map.entry("limits: lock buckets", PgBuckets.LOCK),
            Map.entry("limits: take", PgBuckets.TAKE),
            Map.entry("limits: declare", PgLimits.DECLARE),
            Map.entry("limits: change", PgLimits.CHANGE),
            Map.entry("limits: read", PgLimits.QUOTA),
            Map.entry("limits: list", PgLimits.USES),
            Map.entry("limits: empty", PgLimits.EMPTY),
            Map.entry("limits: respread", PgLimits.RESPREAD),
            Map.entry("limits: forget gates", PgLimits.FORGET_GATES),
            Map.entry("limits: forget buckets", PgLimits.FORGET_BUCKETS),
            Map.entry("delete ended", PgUpkeep.DELETE_ENDED),
            Map.entry("history", PgHistory.PAGE),
            Map.entry("lines of the archive", PgUpkeep.LINES),
            Map.entry("deliver", GIVEN + PgDeliveries.DELIVER + PgDeliveries.ANSWER),
            Map.entry("deliver, then claim", GIVEN + PgDeliveries.DELIVER_AND_MARK),
            Map.entry("claim what was delivered to", PgClaims.CLAIM_DELIVERED),
            Map.entry("operators: signal", GIVEN + PgDeliveries.DELIVER + PgDeliveries.TELL + PgDeliveries.ANSWER),
            Map.entry("insert", PgInserts.given("", "", "", "") + PgInserts.insert("", "") + PgInserts.ANSWER),
            Map.entry("insert of those that are alike", PgInserts.ALIKE),
            Map.entry("who holds a key", PgInserts.HOLDERS),
            Map.entry("reap", PgLeases.REAP),
            Map.entry("release", PgLeases.RELEASE),
            Map.entry("held", PgLeases.HELD),
            Map.entry("extend", PgKeeper.EXTEND),
            Map.entry("held, of the keeper", PgKeeper.HELD),
            Map.entry("cancel", PgCancels.CANCEL),
            Map.entry("inbox", PgInboxes.INBOX),
            Map.entry("get", PgReads.SELECT + PgReads.BY_ID),
            Map.entry("find", PgReads.SELECT + PgReads.LIVE),
            Map.entry("find ended", PgReads.SELECT + PgReads.LAST_ENDED),
            Map.entry("ended", PgReads.SELECT + PgReads.ENDED)));

    static {
        PgOneSignal.texts().forEach(text -> STATEMENTS.put("deliver one, " + STATEMENTS.size(), text));
        PgSeveralSignals.texts().forEach(text -> STATEMENTS.put("deliver several, " + STATEMENTS.size(), text));
    }

    private static Fixture empty;
    private static Fixture large;

    @BeforeAll
    static void open() throws SQLException {
        empty = new Fixture();
        large = new Fixture();
        seed(large);
    }

    @AfterAll
    static void close() {
        empty.close();
        large.close();
    }

    @Test
    void onLargeTablesNothingIsReadWhole() {
        for (boolean guarded : new boolean[] {true, false}) {
            STATEMENTS.forEach((name, sql) -> assertNothingIsReadWhole(name, plan(large, sql, guarded)));
        }
    }

    @Test
    void aPlanMadeWhileTheTablesAreEmptyIsGoodForLargeOnes() {
        STATEMENTS.forEach((name, sql) -> assertNothingIsReadWhole(name, plan(empty, sql, true)));
    }

    @Test
    void aClaimSortsNoBacklog() {
        String plan = plan(large, PgClaims.CLAIM, true);
        String picking = plan.substring(plan.indexOf("CTE picked"), plan.indexOf("CTE clock"));
        assertThat(picking)
                .contains("Index Scan using instance_due")
                .contains("queue =")
                .contains("priority =")
                .contains("due <=")
                .doesNotContain("Sort");
        assertThat(plan).contains("Tid Scan on instance");
        assertThat(plan(large, PgClaims.LOOK, true))
                .contains("Index Scan using instance_due")
                .contains("Scan using instance_lease")
                .doesNotContain("Sort Key: i.due")
                .doesNotContain("Sort Key: i.lease");
        assertThat(plan(large, PgLeases.REAP, true)).contains("instance_lease").doesNotContain("Sort");
    }

    @Test
    void whatADeliveryHasWokenIsFoundByItsId() {
        for (Fixture f : List.of(empty, large)) {
            String plan = plan(f, PgClaims.CLAIM_DELIVERED, true);
            assertThat(plan.substring(plan.indexOf("CTE picked"), plan.indexOf("CTE clock")))
                    .contains("Index Scan using instance_pkey")
                    .contains("Index Cond: (id = w.id)")
                    .doesNotContain("instance_due");
            assertThat(plan).contains("Tid Scan on instance");
        }
    }

    /** What makes it quick is that there is little of it: two look-ups of one row, and of pauses where it is claimed. */
    @Test
    void oneSignalLooksItsInstanceUpAndChangesItById() {
        for (Fixture f : List.of(empty, large)) {
            for (String sql : PgOneSignal.texts()) {
                String plan = plan(f, sql, true);
                assertThat(plan)
                        .containsPattern(
                                sql.contains("i.key =")
                                        ? "instance_key on instance i.*\\n *Index Cond: .*key = "
                                        : "on instance i.*\\n *Index Cond: .*\\(id = \\$")
                        .containsPattern(
                                "instance_pkey on instance i.*\\n *Index Cond: \\(id = ANY \\(ARRAY\\[s.id\\]\\)\\)")
                        .doesNotContain("Hash", "Sort", "Aggregate", "Bitmap");
            }
        }
    }

    /** A row at a time, found, locked and changed; what was found is sorted, so that ids are locked in order, and nothing is compared each with each. */
    @Test
    void severalSignalsLookTheirInstancesUpAndLockAndChangeThemById() {
        for (Fixture f : List.of(empty, large)) {
            for (String sql : PgSeveralSignals.texts()) {
                String plan = plan(f, sql, true);
                assertThat(plan)
                        .containsPattern(
                                sql.contains("i.key =")
                                        ? "instance_key on instance i.*\\n *Index Cond: .*key = g.address"
                                        : "on instance i.*\\n *Index Cond: .*\\(id = g.address\\)")
                        .containsPattern("LockRows.*\\n.*instance_pkey on instance i.*\\n *Index Cond: \\(id = f.id\\)")
                        .containsPattern(
                                "instance_pkey on instance i.*\\n *Index Cond: \\(id = ANY \\(ARRAY\\[s.id\\]\\)\\)")
                        .containsOnlyOnce("Sort Key")
                        .doesNotContain("Bitmap", "Join Filter");
            }
        }
    }

    @Test
    void whatLeavesIsFoundFromWhereThePartBeforeHasStopped() {
        for (Fixture f : List.of(empty, large)) {
            assertThat(plan(f, PgUpkeep.DELETE_ENDED, true))
                    .containsPattern(
                            "Index (Only )?Scan using instance_ended on instance i.*\\n *Index Cond: .*ROW\\(ended_at, id\\) >")
                    .doesNotContain("Sort Key: i.ended_at", "Presorted Key: i.ended_at");
        }
    }

    @Test
    void gatesFindThemselvesByTheirIndexes() {
        assertThat(plan(large, PgGates.LET_IN, true))
                .contains("instance_place", "instance_let", "Index Scan using instance_line")
                .doesNotContain("Sort Key: i.priority");
        assertThat(plan(large, PgGates.ENTER, true)).contains("instance_place");
        assertThat(plan(large, PgGates.SWEEP, true)).contains("instance_line").doesNotContain("Sort");
        assertThat(plan(large, PgLimits.RESPREAD, true))
                .contains("instance_throttled")
                .doesNotContain("Sort");
    }

    @Test
    void aClaimReadsNoMoreThanItTakes() throws Exception {
        large.resetStatistics();
        try (HikariDataSource single = large.single()) {
            PgStore store = new PgStore(single);
            assertThat(store.claim(QUEUE, large.states, 50, LEASE, NODE)).hasSize(50);
            // The empty ranges of urgent priorities cost nothing; a range is read a little beyond what is taken.
            assertThat(Long.parseLong(Fixture.counter(
                            single,
                            "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'instance_due'")))
                    .isBetween(50L, 60L);
        }
    }

    @Test
    void aBacklogIsCountedUpToABoundAndReadNoFurther() throws Exception {
        large.resetStatistics();
        try (HikariDataSource single = large.single()) {
            List<Depth> depths =
                    new PgStore(single).backlog(Map.of(QUEUE, Watermark.NONE, "empty", Watermark.NONE), 100);
            assertThat(depths).extracting(Depth::queue).containsExactlyInAnyOrder(QUEUE, "empty");
            for (Depth depth : depths) {
                boolean full = depth.queue().equals(QUEUE);
                assertThat(depth.due()).isEqualTo(full ? 100 : 0);
                assertThat(depth.more()).isEqualTo(full);
                assertThat(depth.oldest().toSeconds()).isBetween(full ? 199L : 0L, full ? 10_000L : 0L);
            }
            assertThat(Long.parseLong(Fixture.counter(
                            single,
                            "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'instance_due'")))
                    .isBetween(100L, 130L);
        }
    }

    private static void assertNothingIsReadWhole(String name, String plan) {
        assertThat(plan.replaceAll("Seq Scan on (machine|state|pause|quota) ", ""))
                .as(name)
                .doesNotContain("Seq Scan");
        String[] lines = plan.split("\n");
        for (int i = 0; i < lines.length; i++) {
            // Machines, their states, and what is paused, and limits, are a handful; a limit stands over the list of
            // parents whose children are to be cancelled.
            if (lines[i].contains("Index Scan")
                    && !lines[i].contains("Bitmap Index Scan using")
                    && !lines[i].matches(".* on (machine|state|pause|quota|cancellation c)(_\\w+)? .*")) {
                assertThat(i + 1 < lines.length && lines[i + 1].contains("Index Cond"))
                        .as("%s: every scan of an index has a condition\n%s", name, plan)
                        .isTrue();
            }
        }
    }

    /** Rows first, indexes then: so it takes half the time. */
    private static void seed(Fixture f) throws SQLException {
        f.execute("ALTER TABLE pawl.instance SET UNLOGGED");
        List<String> indexes = f.query("SELECT pg_get_indexdef(indexrelid) FROM pg_index"
                + " WHERE indrelid = 'pawl.instance'::regclass AND NOT indisprimary");
        for (String name : f.query("SELECT indexrelid::regclass FROM pg_index"
                + " WHERE indrelid = 'pawl.instance'::regclass AND NOT indisprimary")) {
            f.execute("DROP INDEX " + name);
        }
        seedRows(f);
        for (String index : indexes) {
            f.execute(index);
        }
        f.execute("ANALYZE pawl.gate, pawl.bucket, pawl.instance, pawl.signal, pawl.signal_dedup, pawl.history");
    }

    private static void seedRows(Fixture f) throws SQLException {
        f.execute("""
                INSERT INTO pawl.instance
                    (id, machine, state, status, queue, priority, key, data, due, lease, node, ended_at, inserted_at, entered_at,
                     parent, spawn, nth)
                SELECT nextval('pawl.instance_id'), %s, %s, n %% 5, 'orders', n %% 10, 'key:' || n, '{}',
                       CASE n %% 5 WHEN 0 THEN now() - n * interval '1 ms' WHEN 2 THEN now() + n * interval '1 s' END,
                       CASE n %% 5 WHEN 1 THEN now() + interval '1 h' END,
                       CASE n %% 5 WHEN 1 THEN 7 END,
                       CASE n %% 5 WHEN 4 THEN now() END,
                       now(), now(),
                       CASE n %% 2 WHEN 0 THEN n / 100 + 1 END, CASE n %% 2 WHEN 0 THEN 3 END,
                       CASE n %% 2 WHEN 0 THEN n %% 100 / 2 END
                FROM generate_series(1, 1000000) n
                """.formatted(f.a.machine(), f.a.state()));
        f.execute("""
                INSERT INTO pawl.signal (instance, at, signal, payload)
                SELECT i.id, now(), 'paid', '{}' FROM pawl.instance i, generate_series(1, 2) WHERE i.status = 2
                """);
        f.execute("INSERT INTO pawl.signal_dedup SELECT i.id, 'x' FROM pawl.instance i WHERE i.status = 2");
        f.execute("""
                INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, event, step)
                SELECT i.id, n, CASE n WHEN 3 THEN '2000-01-01' ELSE now() + n * interval '25 days' END, i.state, i.state, 1, 'action', 'step'
                FROM pawl.instance i, generate_series(0, 3) n
                WHERE i.id % 10 = 0
                """);
        f.execute("""
                INSERT INTO pawl.instance
                    (id, machine, state, status, queue, priority, data, line_at, due, let_at, place, lease, node, gate, partition,
                     throttle, inserted_at, entered_at)
                SELECT nextval('pawl.instance_id'), %s, %s, 0, 'limited', n %% 10, '{}',
                       CASE WHEN n %% 4 < 2 THEN now() - n * interval '1 ms' END,
                       CASE WHEN n %% 4 IN (1, 2) THEN now() + n * interval '1 s' END,
                       CASE WHEN n %% 4 = 1 THEN now() END,
                       CASE WHEN n %% 4 = 3 THEN n END,
                       CASE WHEN n %% 4 = 3 THEN now() + interval '1 h' END,
                       CASE WHEN n %% 4 = 3 THEN 7 END,
                       'gate' || n %% 3, 'p' || n %% 1000,
                       CASE WHEN n %% 4 = 2 THEN 'limit' || n %% 97 END, now(), now()
                FROM generate_series(1, 100000) n
                """.formatted(f.a.machine(), f.a.state()));
        f.execute("INSERT INTO pawl.gate SELECT 'gate', 'p' || n, now() FROM generate_series(1, 50000) n");
        f.execute(
                "INSERT INTO pawl.bucket (name, partition, day) SELECT 'limit' || n % 100, 'p' || n, now() FROM generate_series(1, 50000) n");
    }

    private static String plan(Fixture f, String sql, boolean guarded) {
        StringBuilder numbered = new StringBuilder();
        int parameters = 0;
        for (char c : sql.toCharArray()) {
            if (c == '?') {
                numbered.append('$').append(++parameters);
            } else {
                numbered.append(c);
            }
        }
        StringBuilder plan = new StringBuilder();
        // A connection of its own, for what is prepared outlives the transaction.
        try (Connection connection = f.database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (guarded) {
                statement.execute(Dml.of("").guarded());
            }
            statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE it AS " + numbered);
            String nulls = parameters == 0 ? "" : "(NULL" + ", NULL".repeat(parameters - 1) + ")";
            try (ResultSet rows = statement.executeQuery("EXPLAIN EXECUTE it" + nulls)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return plan.toString();
    }
}
