package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.StoreFixture;
import dev.pawl.runtime.testing.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One signal, by its own statement and by that for groups: wherever its instance stands, they do the same. */
class PgOneSignalTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Gate GATE = new Gate("@order", "p");

    /** What differs from one time to another. */
    static final RecursiveComparisonConfiguration BUT_FOR_TIMES = RecursiveComparisonConfiguration.builder()
            .withIgnoredFieldsMatchingRegexes(".*\\.id", ".*\\.seq", ".*\\.parent")
            .withIgnoredFieldsOfTypes(Instant.class)
            .build();

    private static Fixture f;
    private static PgStore general;
    private static PgStore lean;
    private static final AtomicInteger MESSAGES = new AtomicInteger();

    @BeforeAll
    static void open() {
        f = new Fixture();
        general = new PgStore(Rewriting.of(f.database.dataSource(), PgOneSignalTest::switchedOff));
        lean = new PgStore(Rewriting.of(f.database.dataSource(), sql -> {
            MESSAGES.incrementAndGet();
            return sql;
        }));
    }

    @AfterAll
    static void close() {
        f.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        f.execute(Interleaving.EMPTY);
    }

    /** Its statements find nothing, nor do those for several, so that all signals go the general way. */
    static String switchedOff(String sql) {
        return isLean(sql)
                ? sql.replace("FOR NO KEY UPDATE SKIP LOCKED", "LIMIT 0 FOR NO KEY UPDATE SKIP LOCKED")
                : sql;
    }

    static boolean isLean(String sql) {
        return sql.contains("FROM seen s");
    }

    /** Where an instance with the key k may stand; its id, and whether one message is enough. */
    enum Standing {
        WAITING(f -> f.insert(f.waiting("k"))),
        DUE(f -> f.insert(f.runnable("k"))),
        DUE_LATER(f -> f.insert(new NewRow(f.a, QUEUE, 5, "k", "{}", Due.in(HOUR), Due.in(HOUR)))),
        TIMED_OUT(f -> f.insert(new NewRow(f.a, QUEUE, 5, "k", "{}", Due.NEVER, Due.NOW))),
        EXECUTING(f -> executing(f).id()),
        EXECUTING_WITH_UNREAD_SIGNALS(f -> unread(f, executing(f).id())),
        PAUSED(f -> {
            long id = f.insert(f.waiting("k"));
            f.store.operators().pause(id, "ann");
            return id;
        }),
        OF_A_PAUSED_MACHINE(f -> {
            long id = f.insert(f.waiting("k"));
            f.store.operators().pauseAll("order", null, "ann");
            return id;
        }),
        IN_A_PAUSED_QUEUE(f -> {
            f.store.operators().pauseAll(null, QUEUE, "ann");
            return f.insert(f.waiting("k"));
        }),
        RESUMED(f -> {
            f.store.operators().pauseAll(null, QUEUE, "ann");
            f.store.operators().resumeAll(null, QUEUE, "ann");
            return f.insert(f.waiting("k"));
        }),
        ASIDE(f -> {
            long id = f.insert(f.waiting("k"));
            f.silence(HOUR);
            f.store.roster().setAside(RacingNode.GRACE, 9);
            return id;
        }),
        WITH_A_GATE(f -> f.insert(gated(f))),
        IN_LINE(f -> {
            inPlace(f);
            return inLine(f);
        }),
        LET_IN(f -> {
            Claimed row = inPlace(f);
            long id = inLine(f);
            f.commit(StoreFixture.limited(f.to(row, Then.DONE), row.limited()));
            return id;
        }),
        WITH_UNREAD_SIGNALS(f -> unread(f, f.insert(f.waiting("k"))), false),
        TO_BE_TRIED_AGAIN(f -> again(f, Due.in(HOUR))),
        TO_BE_TRIED_AGAIN_NOW(f -> again(f, Due.NOW)),
        CRASHED(f -> crashed(f, Duration.ZERO)),
        CRASHED_AND_DUE(f -> crashed(f, Duration.ofMinutes(2))),
        THROTTLED(f -> {
            Claimed row = executing(f);
            f.commit(StoreFixture.limited(
                    StoreFixture.action(f.to(row, Then.PARK), Due.in(HOUR), 0, 0),
                    row.limited().throttled("smtp")));
            return row.id();
        }),
        WITH_CHILDREN(f -> {
            Claimed row = executing(f);
            f.commit(StoreFixture.spawning(f.to(row, Then.PARK), f.waiting(null)));
            return row.id();
        }),
        ELSEWHERE(f -> f.insert(new NewRow(f.a, "else", 5, "k", "{}", Due.NEVER, Due.NEVER))),
        IN_A_STATE_THAT_IS_NOT_KNOWN(f -> f.insert(in(unknown(f)))),
        AFTER_ANOTHER_OF_ITS_KEY(f -> {
            f.store.cancel(f.a.machine(), f.insert(f.waiting("k")), "enough");
            return f.insert(f.waiting("k"));
        }),
        ENDED(
                f -> {
                    long id = f.insert(f.waiting("k"));
                    f.store.cancel(f.a.machine(), id, "enough");
                    return id;
                },
                false),
        OF_ANOTHER_MACHINE(f -> f.insert(in(f.other)), false),
        NOWHERE(f -> 999_999_999, false),
        THAT_HAS_IT_ALREADY(
                f -> {
                    long id = f.insert(f.waiting("k"));
                    f.deliver(f.signal(id, "1", "d"));
                    f.commit(StoreFixture.taking(
                            f.to(f.claim(1).get(0), Then.PARK),
                            f.store
                                    .inbox(id, List.of("paid"), 9)
                                    .signals()
                                    .get(0)
                                    .seq()));
                    return id;
                },
                false);

        private final Placing placing;
        private final boolean one;

        Standing(Placing placing) {
            this(placing, true);
        }

        Standing(Placing placing, boolean one) {
            this.placing = placing;
            this.one = one;
        }

        long place(Fixture f) throws SQLException {
            return placing.in(f);
        }

        /** Some of them are, unless something is asked for besides. */
        boolean inOneMessage(boolean once, boolean claims) {
            return one || this == WITH_UNREAD_SIGNALS && !claims || this == THAT_HAS_IT_ALREADY && !once;
        }
    }

    interface Placing {
        long in(Fixture f) throws SQLException;
    }

    private static Claimed executing(Fixture f) {
        f.insert(f.runnable("k"));
        return f.claim(1).get(0);
    }

    private static long unread(Fixture f, long id) {
        f.deliver(f.signal(id, "0", null));
        return id;
    }

    private static NewRow gated(Fixture f) {
        return new NewRow(f.a, QUEUE, 5, "k", "{}", Due.NOW, Due.NEVER, GATE);
    }

    private static NewRow in(StateId state) {
        return new NewRow(state, QUEUE, 5, "k", "{}", Due.NEVER, Due.NEVER);
    }

    private static StateId unknown(Fixture f) {
        return new StateId(f.a.machine(), f.a.state() + f.b.state() + f.other.state());
    }

    private static Claimed inPlace(Fixture f) {
        f.insert(new NewRow(f.a, QUEUE, 5, null, "{}", Due.NOW, Due.NEVER, GATE));
        Claimed row = f.claim(1).get(0);
        f.store.limits().enter(Map.of(new Held(row.id(), row.rev()), GATE), NODE);
        return row;
    }

    private static long inLine(Fixture f) {
        long id = f.insert(gated(f));
        f.store.limits().enter(Map.of(new Held(id, f.claim(9).get(0).rev()), GATE), NODE);
        return id;
    }

    private static long again(Fixture f, Due at) {
        Claimed row = executing(f);
        f.commit(StoreFixture.again(f.to(row, Then.PARK), new Again("signal paid", 1, 1, at)));
        return row.id();
    }

    private static long crashed(Fixture f, Duration ago) {
        long id = 0;
        for (int death = 0; death < 2; death++) {
            id = death == 0 ? executing(f).id() : f.claim(1).get(0).id();
            f.expire(id, Duration.ofSeconds(1));
            f.store.reap(1);
        }
        f.skip(ago);
        return id;
    }

    /**
     * What came of it.
     *
     * @param old which times are those of before
     */
    record End(Handed handed, List<String> rows, List<String> old) {}

    private static End end(PgStore store, Standing standing, boolean byKey, boolean once, boolean claims)
            throws SQLException {
        f.execute(Interleaving.EMPTY);
        long id = standing.place(f);
        Delivery signal =
                new Delivery(f.a.machine(), byKey ? null : id, byKey ? "k" : null, "paid", "1", once ? "d" : null);
        String before = f.value("SELECT clock_timestamp()");
        MESSAGES.set(0);
        Handed handed = claims
                ? store.deliver(List.of(signal), new Claiming(Map.of(QUEUE, 1), f.states, LEASE, NODE))
                : Handed.none(store.deliver(List.of(signal)));
        return end(f, handed, before);
    }

    static End end(Fixture f, Handed handed, String before) throws SQLException {
        return new End(
                handed,
                f.query(Interleaving.ROWS).stream()
                        .map(row -> row.replaceAll("#\\d+", "#"))
                        .sorted()
                        .toList(),
                f.query(
                        "SELECT due < '%1$s', let_at < '%1$s', line_at < '%1$s', began_at < '%1$s' FROM pawl.instance ORDER BY id"
                                .formatted(before)));
    }

    @ParameterizedTest
    @EnumSource
    void itDoesWhatTheStatementForGroupsDoes(Standing standing) throws SQLException {
        for (int n = 0; n < 8; n++) {
            boolean byKey = (n & 1) != 0;
            boolean once = (n & 2) != 0;
            boolean claims = (n & 4) != 0;
            String which = "%s, %s%s%s"
                    .formatted(standing, byKey ? "by key" : "by id", once ? ", once" : "", claims ? ", claimed" : "");
            End expected = end(general, standing, byKey, once, claims);
            End end = end(lean, standing, byKey, once, claims);
            assertThat(MESSAGES).as("messages: " + which).hasValue(standing.inOneMessage(once, claims) ? 1 : 2);
            assertThat(end).as(which).usingRecursiveComparison(BUT_FOR_TIMES).isEqualTo(expected);
            assertTimes(f, end.handed());
        }
    }

    static void assertTimes(Fixture f, Handed handed) throws SQLException {
        for (Claimed row : handed.claimed().getOrDefault(QUEUE, List.of())) {
            assertThat(row.inbox().signals())
                    .allMatch(mail -> !mail.at().isAfter(row.now()))
                    .isEqualTo(f.store.inbox(row.id(), List.of("paid"), 9).signals());
            assertThat(f.value("SELECT began_at = '" + row.now() + "' AND lease = began_at + interval '"
                            + LEASE.toSeconds() + " s' AND node = " + NODE + " FROM pawl.instance WHERE id = "
                            + row.id()))
                    .isEqualTo("t");
        }
    }

    @Test
    void whoIsLockedIsWaitedForByTheOther() throws Exception {
        long id = f.insert(f.waiting("k"));
        CompletableFuture<List<Delivered>> delivered;
        try (Connection holder = f.transaction();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT FROM pawl.instance FOR NO KEY UPDATE");
            MESSAGES.set(0);
            delivered = CompletableFuture.supplyAsync(() -> lean.deliver(List.of(f.signal(id, "1", "d"))));
            f.awaitRowLockWait();
        }
        assertThat(delivered.get()).containsExactly(new Delivered(Answer.DELIVERED, id, QUEUE));
        assertThat(MESSAGES).hasValue(2);
    }

    @Test
    void inACallersTransactionItIsTheSame() throws SQLException {
        List<Delivered> answers = new ArrayList<>();
        long id = f.insert(f.waiting("k"));
        try (Connection mine = f.transaction()) {
            for (@Nullable String dedup : new String[] {"d", "d", null}) {
                answers.addAll(f.store.within(mine).deliver(List.of(f.signal("k", "1", dedup))));
            }
            mine.commit();
        }
        assertThat(answers)
                .containsExactly(
                        new Delivered(Answer.DELIVERED, id, QUEUE),
                        new Delivered(Answer.DUPLICATE, id, QUEUE),
                        new Delivered(Answer.DELIVERED, id, QUEUE));
        Inbox inbox = f.store.inbox(id, List.of("paid"), 9);
        assertThat(inbox.mail()).isEqualTo(2);
        assertThat(inbox.signals()).extracting(Mail::payload).containsExactly("1", "1");
    }

    /** What the caller has changed himself, also behind a savepoint, is what is there. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                Connection.TRANSACTION_READ_COMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE
            })
    void behindSavepointsItIsTheSame(int isolation) throws SQLException {
        for (PgStore store : List.of(general, lean)) {
            f.execute(Interleaving.EMPTY);
            long id = f.insert(f.waiting("k"));
            try (Connection mine = f.transaction();
                    Statement statement = mine.createStatement()) {
                mine.setTransactionIsolation(isolation);
                statement.execute("UPDATE pawl.instance SET priority = 7 WHERE id = " + id);
                Savepoint first = mine.setSavepoint();
                assertThat(store.within(mine).deliver(List.of(f.signal(id, "lost", "d"))))
                        .containsExactly(new Delivered(Answer.DELIVERED, id, QUEUE));
                mine.rollback(first);
                assertThat(store.within(mine).deliver(List.of(f.signal("k", "1", "d"))))
                        .containsExactly(new Delivered(Answer.DELIVERED, id, QUEUE));
                statement.execute("UPDATE pawl.instance SET data = '{\"n\":3}' WHERE id = " + id);
                Savepoint second = mine.setSavepoint();
                statement.execute("UPDATE pawl.instance SET priority = 3 WHERE id = " + id);
                assertThat(store.within(mine).deliver(List.of(f.signal(id, "2", "d"))))
                        .containsExactly(new Delivered(Answer.DUPLICATE, id, QUEUE));
                mine.releaseSavepoint(second);
                assertThat(store.within(mine).deliver(List.of(f.signal(id, "2", null))))
                        .containsExactly(new Delivered(Answer.DELIVERED, id, QUEUE));
                mine.commit();
            }
            Claimed claimed = f.claim(1).get(0);
            assertThat(claimed.inbox().mail()).isEqualTo(2);
            assertThat(claimed.inbox().signals()).extracting(Mail::payload).containsExactly("1", "2");
            assertThat(f.value("SELECT priority || data FROM pawl.instance")).isEqualTo("3{\"n\":3}");
        }
    }

    /** A snapshot that is older than the row is refused, or the row waited for and refused then; nothing is delivered. */
    @Test
    void whatChangedSinceTheSnapshotIsNotDeliveredTo() throws Exception {
        for (PgStore store : List.of(general, lean)) {
            f.execute(Interleaving.EMPTY);
            long id = f.insert(f.waiting("k"));
            try (Connection mine = f.transaction();
                    Statement statement = mine.createStatement()) {
                mine.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                statement.execute("SELECT FROM pawl.signal");
                f.deliver(f.signal(id, "0", null));
                assertThatThrownBy(() -> store.within(mine).deliver(List.of(f.signal(id, "1", "d"))))
                        .isInstanceOf(DatabaseException.class);
                mine.rollback();
            }
            assertThat(f.store.inbox(id, List.of("paid"), 9).signals())
                    .extracting(Mail::payload)
                    .containsExactly("0");
            assertThat(f.deliver(f.signal(id, "1", "d")).answer()).isEqualTo(Answer.DELIVERED);
        }
    }
}
