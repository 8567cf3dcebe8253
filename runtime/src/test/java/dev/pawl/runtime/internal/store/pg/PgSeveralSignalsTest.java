package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.pg.PgOneSignalTest.End;
import dev.pawl.runtime.internal.store.pg.PgOneSignalTest.Standing;
import dev.pawl.runtime.testing.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several signals, by their own statement and by the general one: wherever one of the instances stands, they do the same. */
class PgSeveralSignalsTest {

    private static Fixture f;

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private PgStore lean;

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
        f.execute(Interleaving.EMPTY);
        lean = store();
    }

    /** One that has met no lock yet. */
    private PgStore store() {
        return new PgStore(Rewriting.of(f.database.dataSource(), sql -> {
            statements.add(sql);
            return sql;
        }));
    }

    /** Which of the statements were for several; what there is to count begins anew. */
    private List<Boolean> sent() {
        List<Boolean> sent = statements.stream().map(PgOneSignalTest::isLean).toList();
        statements.clear();
        return sent;
    }

    private static Claiming room(int n) {
        return new Claiming(Map.of(QUEUE, n), f.states, LEASE, NODE);
    }

    private static Delivery signal(boolean byKey, long id, String key, @Nullable String dedup) {
        return new Delivery(f.a.machine(), byKey ? null : id, byKey ? key : null, "paid", "\"" + key + "\"", dedup);
    }

    /** To three, of which the second stands anywhere, and not in the order of their ids. */
    private static End end(PgStore store, Standing standing, boolean byKey, @Nullable String dedup, boolean claims)
            throws SQLException {
        f.execute(Interleaving.EMPTY);
        long low = f.insert(f.waiting("low"));
        long id = standing.place(f);
        long high = f.insert(f.waiting("high"));
        List<Delivery> signals = List.of(
                signal(byKey, high, "high", null), signal(byKey, id, "k", dedup), signal(byKey, low, "low", dedup));
        String before = f.value("SELECT clock_timestamp()");
        Handed handed = claims ? store.deliver(signals, room(3)) : Handed.none(store.deliver(signals));
        return PgOneSignalTest.end(f, handed, before);
    }

    @ParameterizedTest
    @EnumSource
    void itDoesWhatTheGeneralStatementDoes(Standing standing) throws SQLException {
        PgStore general = new PgStore(Rewriting.of(f.database.dataSource(), PgOneSignalTest::switchedOff));
        for (int n = 0; n < 8; n++) {
            boolean byKey = (n & 1) != 0;
            boolean once = (n & 2) != 0;
            boolean claims = (n & 4) != 0;
            String which = "%s, %s%s%s"
                    .formatted(standing, byKey ? "by key" : "by id", once ? ", once" : "", claims ? ", claimed" : "");
            End expected = end(general, standing, byKey, once ? "d" : null, claims);
            End end = end(store(), standing, byKey, once ? "d" : null, claims);
            assertThat(sent())
                    .as("messages: " + which)
                    .isEqualTo(standing.inOneMessage(once, claims) ? List.of(true) : List.of(true, false));
            assertThat(end)
                    .as(which)
                    .usingRecursiveComparison(PgOneSignalTest.BUT_FOR_TIMES)
                    .isEqualTo(expected);
            PgOneSignalTest.assertTimes(f, end.handed());
        }
    }

    @Test
    void theyAreHandedOverInTheOrderInWhichAClaimGivesThem() {
        List<Long> ids = new ArrayList<>();
        for (NewRow row : List.of(
                f.waiting("a"),
                new NewRow(f.a, QUEUE, 5, "b", "{}", Due.NOW, Due.NEVER),
                new NewRow(f.a, QUEUE, 7, "c", "{}", Due.NEVER, Due.NEVER),
                new NewRow(f.a, QUEUE, 5, "d", "{}", Due.in(Duration.ofHours(1)), Due.NEVER))) {
            ids.add(f.insert(row));
        }
        List<Delivery> signals = new ArrayList<>();
        ids.forEach(id -> signals.add(0, f.signal(id, "\"" + id + "\"", null)));
        Handed handed = lean.deliver(signals, room(4));
        assertThat(sent()).containsExactly(true);
        assertThat(handed.delivered())
                .extracting(Delivered::id)
                .containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
        assertThat(handed.delivered()).extracting(Delivered::queue).containsOnlyNulls();
        List<Claimed> claimed = handed.claimed().get(QUEUE);
        assertThat(claimed).extracting(Claimed::key).containsExactly("c", "b", "a", "d");
        assertThat(claimed)
                .allSatisfy(row ->
                        assertThat(row.inbox().signals().get(0).payload()).isEqualTo("\"" + row.id() + "\""));
    }

    @Test
    void whoIsLockedIsWaitedForByTheOtherAndNobodyHasItTwice() throws Exception {
        List<Long> ids = List.of(f.insert(f.waiting(null)), f.insert(f.waiting(null)), f.insert(f.waiting(null)));
        CompletableFuture<List<Delivered>> delivered;
        try (Connection holder = f.transaction();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT FROM pawl.instance WHERE id = " + ids.get(1) + " FOR NO KEY UPDATE");
            delivered = CompletableFuture.supplyAsync(() ->
                    lean.deliver(ids.stream().map(id -> f.signal(id, "1", "d")).toList()));
            f.awaitRowLockWait();
            assertThat(sent()).containsExactly(true, false);
            assertThat(f.query("SELECT FROM pawl.signal UNION ALL SELECT FROM pawl.signal_dedup"))
                    .isEmpty();
        }
        assertThat(delivered.get())
                .containsExactlyElementsOf(ids.stream()
                        .map(id -> new Delivered(Answer.DELIVERED, id, QUEUE))
                        .toList());
        assertThat(ids).allMatch(id -> f.mail(id) == 1 && f.inbox(id).size() == 1);
    }

    @Test
    void someOnceAndOthersNot() throws SQLException {
        List<Long> ids = List.of(f.insert(f.waiting(null)), f.insert(f.waiting(null)));
        for (int n = 0; n < 2; n++) {
            assertThat(lean.deliver(List.of(f.signal(ids.get(0), "1", null), f.signal(ids.get(1), "1", "d" + n))))
                    .extracting(Delivered::answer)
                    .containsOnly(Answer.DELIVERED);
        }
        assertThat(sent()).containsExactly(true, true);
        assertThat(f.query("SELECT instance || dedup FROM pawl.signal_dedup ORDER BY dedup"))
                .containsExactly(ids.get(1) + "d0", ids.get(1) + "d1");
        assertThat(ids).allMatch(id -> f.mail(id) == 2);
    }

    /** It would have to do one of them after the other, or to choose, or may not lock them in vain. */
    @Test
    void whatItDoesNotTry() throws SQLException {
        long one = f.insert(f.waiting("one"));
        long two = f.insert(f.waiting("two"));
        for (List<Delivery> signals : List.of(
                List.of(f.signal(one, "1", null), f.signal(two, "1", null), f.signal(one, "2", null)),
                List.of(f.signal("one", "3", null), f.signal("two", "2", null), f.signal("one", "4", null)),
                List.of(f.signal(one, "5", null), f.signal("two", "3", null)))) {
            assertThat(lean.deliver(signals)).extracting(Delivered::answer).containsOnly(Answer.DELIVERED);
            assertThat(sent()).containsExactly(false);
        }
        List<Delivery> both = List.of(f.signal(one, "6", null), f.signal(two, "4", null));
        try (Connection mine = f.transaction()) {
            lean.within(mine).deliver(both);
            mine.commit();
        }
        assertThat(lean.deliver(both, room(1)).claimed().get(QUEUE)).hasSize(1);
        assertThat(lean.deliver(both, new Claiming(Map.of(QUEUE, 2, "else", 2), f.states, LEASE, NODE))
                        .delivered())
                .extracting(Delivered::answer)
                .containsOnly(Answer.DELIVERED);
        assertThat(sent()).containsOnly(false);
        assertThat(f.inbox(one)).containsExactly("1", "2", "3", "4", "5", "6", "6", "6");
    }

    /** After each miss in a row twice as many are left untried; what it can do after that, it does at once again. */
    @Test
    void whereItIsOftenInVainItIsSeldomTried() {
        long id = f.insert(f.waiting(null));
        List<Delivery> vain = List.of(f.signal(id, "1", null), f.signal(999_999_999, "1", null));
        int tried = 0;
        for (int n = 0; n < 100; n++) {
            assertThat(lean.deliver(vain))
                    .extracting(Delivered::answer)
                    .containsExactly(Answer.DELIVERED, Answer.MISSING);
            tried += sent().get(0) ? 1 : 0;
        }
        // The 1st, 3rd, 6th, 11th, 20th, 37th and 70th.
        assertThat(tried).isEqualTo(7);
        assertThat(f.mail(id)).isEqualTo(100);
        long other = f.insert(f.waiting(null));
        List<Delivery> good = List.of(f.signal(id, "1", null), f.signal(other, "1", null));
        assertThat(IntStream.range(0, 5).mapToObj(n -> {
                    lean.deliver(good);
                    return sent().get(0);
                }))
                .containsExactly(false, false, true, true, true);
    }
}
