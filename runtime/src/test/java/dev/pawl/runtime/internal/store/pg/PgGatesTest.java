package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.Limited;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places of limits: who gets one, who stands in line, and who is let in by what. */
@Timeout(60)
class PgGatesTest {

    private static final Gate GATE = new Gate("@order", "customer:7");

    private static Fixture f;
    private final Collection<String> told = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void open() {
        f = new Fixture();
    }

    @AfterAll
    static void close() {
        f.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        f.execute("TRUNCATE pawl.instance, pawl.quota, pawl.gate, pawl.signal, pawl.history");
        f.store.whenDue(told::add);
    }

    private static NewRow row(Gate gate, int priority, Due action) {
        return new NewRow(f.a, QUEUE, priority, null, "{}", action, Due.NEVER, gate);
    }

    private static long insert(Gate gate) {
        return f.insert(row(gate, 5, Due.NOW));
    }

    private static List<Long> insert(Gate gate, int n) {
        return f
                .store
                .insert(IntStream.range(0, n)
                        .mapToObj(i -> row(gate, 5, Due.NOW))
                        .toList())
                .stream()
                .map(InsertedRow::id)
                .toList();
    }

    /** A claim, and a place for each that finds one. */
    private static List<Claimed> enter(int limit) {
        return enter(limit, NODE);
    }

    private static List<Claimed> enter(int limit, long node) {
        List<Claimed> claimed = f.store.claim(QUEUE, f.states, limit, LEASE, node);
        Map<Held, Gate> gated = new HashMap<>();
        claimed.forEach(
                row -> gated.put(new Held(row.id(), row.rev()), row.limited().gate()));
        List<Long> seated = f.store.limits().enter(gated, node);
        return claimed.stream().filter(row -> seated.contains(row.id())).toList();
    }

    private static Commit to(Claimed row, Then then) {
        return Fixture.limited(f.to(row, then), row.limited());
    }

    private static List<Long> ids(List<Claimed> rows) {
        return rows.stream().map(Claimed::id).toList();
    }

    private static String line(long id) throws SQLException {
        return f.value("SELECT CASE WHEN place IS NOT NULL THEN 'place' WHEN let_at IS NOT NULL THEN 'let in'"
                + " WHEN line_at IS NOT NULL THEN 'in line' WHEN due IS NOT NULL THEN 'due' ELSE 'out' END"
                + " FROM pawl.instance WHERE id = " + id);
    }

    @Test
    void oneExecutesAndTheNextIsLetInByItsCommit() throws SQLException {
        long first = insert(GATE);
        long second = insert(GATE);
        long third = insert(new Gate("@order", "customer:8"));
        List<Claimed> entered = enter(9);
        assertThat(ids(entered)).containsExactly(first, third);
        assertThat(line(second)).isEqualTo("in line");
        assertThat(f.value("SELECT held_back_by FROM pawl.instances WHERE id = " + second))
                .isEqualTo("@order");
        assertThat(enter(9)).isEmpty();
        assertThat(f.commit(to(entered.get(0), Then.CONTINUE)).kept()).isTrue();
        assertThat(line(first)).isEqualTo("place");
        assertThat(told).isEmpty();
        Claimed continued = entered.get(0);
        Commit park = f.to(continued.id(), continued.rev() + 1, Then.PARK, 0);
        f.commit(Fixture.limited(park, continued.limited()));
        assertThat(line(first)).isEqualTo("out");
        assertThat(line(second)).isEqualTo("let in");
        assertThat(told).containsExactly(QUEUE);
        assertThat(ids(enter(9))).containsExactly(second);
        assertThat(line(second)).isEqualTo("place");
    }

    @Test
    void aNamedLimitHasAsManyPlacesAsItSays() throws SQLException {
        f.store.limits().declare("mails", new Quota(2, null, 0));
        Gate mails = new Gate("mails", "");
        List<Long> ids = insert(mails, 5);
        List<Claimed> entered = enter(9);
        assertThat(ids(entered)).containsExactly(ids.get(0), ids.get(1));
        f.commit(to(entered.get(0), Then.DONE));
        assertThat(ids(enter(9))).containsExactly(ids.get(2));
        f.store.limits().change("mails", new Quota(4, null, 0), "alice");
        f.store.limits().widen("mails");
        assertThat(ids(enter(9))).containsExactly(ids.get(3), ids.get(4));
        f.store.limits().change("mails", new Quota(1, null, 0), "alice");
        long last = insert(mails);
        assertThat(enter(9)).isEmpty();
        f.commit(to(entered.get(1), Then.DONE));
        assertThat(line(last)).isEqualTo("in line");
        Quota.Use use = f.store.limits().uses().get(0);
        assertThat(use.executing()).isEqualTo(3);
        assertThat(use.waiting()).isEqualTo(1);
        assertThat(use.who()).isEqualTo("alice");
    }

    @Test
    void theHighestPriorityIsLetInFirstThenWhoStandsInLineTheLongest() throws SQLException {
        long first = insert(GATE);
        enter(1);
        long second = insert(GATE);
        enter(1);
        long urgent = f.insert(row(GATE, 9, Due.NOW));
        enter(1);
        assertThat(line(urgent)).isEqualTo("in line");
        for (long next : new long[] {urgent, second}) {
            f.store
                    .operators()
                    .cancel(Long.parseLong(f.value("SELECT id FROM pawl.instance WHERE place = 0")), "", "x");
            assertThat(ids(enter(9))).containsExactly(next);
        }
        assertThat(first).isPositive();
    }

    @Test
    void ofABatchOnlyAsManyAreDueAsThereArePlaces() throws SQLException {
        f.store.limits().declare("mails", new Quota(3, null, 0));
        List<Long> ids = insert(new Gate("mails", "x"), 10);
        assertThat(f.query("SELECT id FROM pawl.instance WHERE due IS NOT NULL ORDER BY id"))
                .containsExactly(ids.get(0) + "", ids.get(1) + "", ids.get(2) + "");
        List<InsertedRow> urgent = f.store.insert(
                List.of(row(GATE, 5, Due.NOW), row(GATE, 9, Due.NOW), row(GATE, 5, Due.in(Duration.ofHours(1)))));
        assertThat(line(urgent.get(0).id())).isEqualTo("in line");
        assertThat(line(urgent.get(1).id())).isEqualTo("due");
        assertThat(line(urgent.get(2).id())).isEqualTo("due");
    }

    @Test
    void whoStandsBehindOneWhoseKeyIsTakenIsLetIn() throws SQLException {
        f.insert(f.waiting("taken"));
        List<InsertedRow> rows = f.store.insert(
                List.of(new NewRow(f.a, QUEUE, 5, "taken", "{}", Due.NOW, Due.NEVER, GATE), row(GATE, 5, Due.NOW)));
        assertThat(rows.get(0).created()).isFalse();
        assertThat(line(rows.get(1).id())).isEqualTo("let in");
    }

    @Test
    void whateverFreesAPlaceLetsTheNextIn() throws Exception {
        List<Long> ids = new ArrayList<>(insert(GATE, 8));
        Claimed one = enter(9).get(0);
        f.store.release(List.of(new Held(one.id(), one.rev())), NODE);
        assertThat(line(ids.get(1))).as("released").isEqualTo("let in");
        // The one that was given back has been due for longer, and takes the place again.
        Claimed again = enter(9).get(0);
        f.store.cancel(f.a.machine(), again.id(), "enough");
        assertThat(ids(enter(9))).as("cancelled by a client").hasSize(1);
        f.execute("UPDATE pawl.instance SET lease = now() - interval '1 s' WHERE lease IS NOT NULL");
        long reaped = f.store.reap(9).get(0).id();
        f.store.operators().cancel(reaped, "away", "x");
        assertThat(enter(9)).as("reaped").hasSize(1);
        long executing = Long.parseLong(f.value("SELECT id FROM pawl.instance WHERE place = 0"));
        f.store.operators().rewind(executing, 0, "x");
        f.store.operators().cancel(executing, "away", "x");
        Claimed paused = enter(9).get(0);
        f.store.operators().pause(paused.id(), "x");
        assertThat(line(paused.id())).isEqualTo("place");
        assertThat(f.commit(to(paused, Then.CONTINUE)).kept()).isFalse();
        assertThat(line(paused.id())).as("paused while it executed").isEqualTo("out");
        Long letIn = Long.valueOf(f.value("SELECT id FROM pawl.instance WHERE let_at IS NOT NULL"));
        f.store.operators().pause(letIn, "x");
        assertThat(line(letIn)).isEqualTo("out");
        assertThat(f.query("SELECT id FROM pawl.instance WHERE let_at IS NOT NULL"))
                .as("one that was let in is paused, so another is")
                .hasSize(1);
    }

    @Test
    void oneThatIsPausedInLineStandsInLineAgainOnceItIsResumed() throws SQLException {
        List<Long> ids = insert(GATE, 2);
        enter(9);
        f.store.operators().pause(ids.get(1), "x");
        assertThat(line(ids.get(1))).isEqualTo("out");
        f.store.operators().resume(ids.get(1), "x");
        assertThat(line(ids.get(1))).isEqualTo("due");
        assertThat(enter(9)).isEmpty();
        assertThat(line(ids.get(1))).isEqualTo("in line");
        f.store.operators().pauseAll("order", null, "x");
        f.store.operators().hold("order", -1, 9);
        assertThat(line(ids.get(1))).isEqualTo("out");
        f.store.operators().resumeAll("order", null, "x");
        f.store.operators().letGo(9);
        assertThat(line(ids.get(1))).isEqualTo("due");
    }

    @Test
    void aSignalHasOneInLineAskAgain() throws SQLException {
        List<Long> ids = insert(GATE, 2);
        enter(9);
        f.deliver(f.signal(ids.get(1), "{}", null));
        assertThat(line(ids.get(1))).isEqualTo("let in");
        assertThat(enter(9)).isEmpty();
        assertThat(line(ids.get(1))).isEqualTo("in line");
    }

    @Test
    void whoWasPassedOverWhileItWasLockedIsFoundByTheSweep() throws Exception {
        List<Long> ids = insert(GATE, 2);
        Claimed first = enter(9).get(0);
        try (Connection other = f.transaction();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT FROM pawl.instance WHERE id = " + ids.get(1) + " FOR NO KEY UPDATE");
            f.commit(to(first, Then.DONE));
        }
        assertThat(line(ids.get(1))).isEqualTo("in line");
        assertThat(f.store.limits().sweep(new Gate("", ""), 9)).contains(GATE);
        assertThat(line(ids.get(1))).isEqualTo("let in");
        assertThat(f.store.limits().sweep(GATE, 9)).isEmpty();
    }

    @Test
    void whoWasLetInAndCannotBeClaimedBlocksNobodyForLong() throws SQLException {
        f.store.limits().declare("shared", new Quota(1, null, 0));
        Gate shared = new Gate("shared", "");
        List<Long> ids = insert(shared, 3);
        f.store.operators().cancel(enter(1).get(0).id(), "", "x");
        assertThat(line(ids.get(1))).isEqualTo("let in");
        f.store.limits().sweep(new Gate("", ""), 9);
        assertThat(line(ids.get(2))).isEqualTo("in line");
        f.execute("UPDATE pawl.instance SET let_at = let_at - interval '2 minutes' WHERE let_at IS NOT NULL");
        f.store.limits().letIn(List.of(shared));
        assertThat(line(ids.get(2))).isEqualTo("in line");
        f.store.limits().sweep(new Gate("", ""), 9);
        assertThat(line(ids.get(2))).isEqualTo("let in");
    }

    @Test
    void anOutcomeThatIsVoidLetsTheNextInToo() throws Exception {
        List<Long> ids = insert(GATE, 2);
        Claimed first = enter(9).get(0);
        try (Connection own = f.transaction()) {
            f.store.within(own).cancel(f.a.machine(), first.id(), "in a caller's transaction");
            own.commit();
        }
        assertThat(line(ids.get(1))).isEqualTo("in line");
        assertThat(f.commit(to(first, Then.DONE)).applied()).isFalse();
        assertThat(line(ids.get(1))).isEqualTo("let in");
    }

    /** The race that the gate's lock is for: of one who leaves and one who finds no place, the second sees the first. */
    @Test
    void whoAsksForAPlaceWhileItIsBeingLeftWaitsForThat() throws Exception {
        Claimed first = claimedAlone();
        long second = insert(GATE);
        CompletableFuture<List<Claimed>> entering;
        try (Connection leaving = f.transaction()) {
            f.store.commitWithin(leaving, to(first, Then.DONE), NODE);
            entering = CompletableFuture.supplyAsync(() -> enter(1, NODE + 1));
            f.awaitLockWait();
            leaving.commit();
        }
        assertThat(ids(entering.join())).containsExactly(second);
    }

    private static Claimed claimedAlone() {
        insert(GATE);
        return enter(1).get(0);
    }

    @Test
    void noTwoHoldOnePlace() throws SQLException {
        List<Long> ids = insert(GATE, 2);
        enter(9);
        assertThatThrownBy(() -> f.execute("UPDATE pawl.instance SET place = 0, lease = now(), node = 1, line_at = NULL"
                        + " WHERE id = " + ids.get(1)))
                .hasMessageContaining("instance_place");
    }

    @Test
    void manyNodesSeatNoMoreThanThereArePlacesAndLeaveNobodyBehind() throws Exception {
        f.store.limits().declare("wide", new Quota(3, null, 0));
        Random random = new Random(5);
        List<NewRow> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String partition = "p" + random.nextInt(4);
            rows.add(row(new Gate(i % 2 == 0 ? "wide" : "@order", partition), random.nextInt(10), Due.NOW));
            if (rows.size() == 20) {
                f.store.insert(rows);
                rows.clear();
            }
        }
        f.execute("CREATE TABLE seats (gate text, partition text, taken bigint)");
        f.execute("CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seats"
                + " SELECT NEW.gate, NEW.partition, count(*) FROM pawl.instance i WHERE i.gate = NEW.gate"
                + " AND i.partition = NEW.partition AND i.place IS NOT NULL; RETURN NULL; END $$");
        f.execute("CREATE TRIGGER note AFTER UPDATE ON pawl.instance FOR EACH ROW"
                + " WHEN (OLD.place IS NULL AND NEW.place IS NOT NULL) EXECUTE FUNCTION note()");
        try {
            List<CompletableFuture<?>> nodes = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                long node = NODE + n;
                nodes.add(CompletableFuture.runAsync(() -> work(node)));
            }
            nodes.forEach(CompletableFuture::join);
            assertThat(f.value("SELECT count(*) FROM pawl.instance WHERE status <> 4"))
                    .isEqualTo("0");
            assertThat(f.query("SELECT gate, max(taken) FROM seats GROUP BY gate ORDER BY gate"))
                    .containsExactly("@order|1", "wide|3");
            assertThat(f.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                    .isEqualTo("0");
        } finally {
            f.execute("DROP FUNCTION note CASCADE");
            f.execute("DROP TABLE seats");
        }
    }

    /** Without a sweep: whatever is stranded stays so, and there is no end of it. */
    private static void work(long node) {
        Random random = new Random(node);
        try {
            Until.done(() -> {
                List<Claimed> mine = enter(1 + random.nextInt(7), node);
                List<Claimed> ending = new ArrayList<>();
                List<Held> back = new ArrayList<>();
                for (Claimed row : mine) {
                    if (random.nextInt(5) == 0) {
                        back.add(new Held(row.id(), row.rev()));
                    } else {
                        ending.add(row);
                    }
                }
                f.store.release(back, node);
                f.store.commit(ending.stream().map(row -> to(row, Then.DONE)).toList(), node);
                return f.value("SELECT count(*) FROM pawl.instance WHERE status <> 4")
                        .equals("0");
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLongLineCostsNoMoreThanAShortOne() throws Exception {
        f.execute("""
                INSERT INTO pawl.instance
                    (id, machine, state, status, queue, priority, data, line_at, gate, partition, inserted_at, entered_at)
                SELECT nextval('pawl.instance_id'), %s, %s, 0, 'orders', n %% 10, '{}', now() - n * interval '1 ms',
                       '@order', 'customer:7', now(), now()
                FROM generate_series(1, 100000) n
                """.formatted(f.a.machine(), f.a.state()));
        f.execute("ANALYZE pawl.instance");
        long first = f.insert(row(GATE, 9, Due.NOW));
        f.resetStatistics();
        try (HikariDataSource single = f.single()) {
            PgStore store = new PgStore(single);
            Claimed claimed = store.claim(QUEUE, f.states, 50, LEASE, NODE).get(0);
            assertThat(claimed.id()).isEqualTo(first);
            store.limits().enter(Map.of(new Held(first, claimed.rev()), GATE), NODE);
            store.commit(List.of(to(claimed, Then.DONE)), NODE);
            assertThat(Long.parseLong(Fixture.counter(
                            single, "SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'instance'")))
                    .isLessThan(30);
            assertThat(Fixture.counter(
                            single, "SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname = 'instance'"))
                    .isEqualTo("0");
            assertThat(store.claim(QUEUE, f.states, 50, LEASE, NODE)).hasSize(1);
        }
    }

    @Test
    void whatWasNotUsedForADayIsForgotten() throws SQLException {
        insert(GATE);
        enter(1);
        f.execute("INSERT INTO pawl.gate VALUES ('old', '', now() - interval '3 days')");
        f.execute("INSERT INTO pawl.bucket (name, partition, day) VALUES ('old', '', now() - interval '3 days')");
        assertThat(f.store.limits().forget(1)).isEqualTo(1);
        assertThat(f.store.limits().forget(1)).isZero();
        assertThat(f.query("SELECT gate FROM pawl.gate")).containsExactly("@order");
        assertThat(f.query("SELECT name FROM pawl.bucket")).doesNotContain("old");
    }

    @Test
    void anOperatorsChangeOutlivesRestartsUntilAnotherNumberIsDeclared() {
        Quota five = new Quota(5, null, 0);
        assertThat(f.store.limits().declare("mails", five)).isTrue();
        assertThat(f.store.limits().change("mails", new Quota(2, null, 0), "alice"))
                .isTrue();
        assertThat(f.store.limits().declare("mails", five)).isFalse();
        assertThat(f.store.limits().quota("mails")).map(Quota::places).contains(2);
        assertThat(f.store.limits().declare("mails", new Quota(6, null, 0))).isTrue();
        assertThat(f.store.limits().quota("mails")).map(Quota::places).contains(6);
        assertThat(f.store.limits().quota("other")).isEqualTo(Optional.empty());
        assertThat(f.store.limits().change("other", five, "alice")).isFalse();
        Quota rate = new Quota(null, Duration.ofMillis(1), 1);
        assertThatThrownBy(() -> f.store.limits().declare("mails", rate))
                .hasMessageContaining("limit 'mails' is declared as one on how many execute");
        assertThatThrownBy(() -> f.store.limits().change("mails", rate, "alice"))
                .hasMessageContaining("use another name");
    }

    @Test
    void aRowThatIsLimitedKeepsWhatLimitsIt() {
        insert(GATE);
        assertThat(enter(1).get(0).limited()).isEqualTo(new Limited(GATE, null));
    }
}
