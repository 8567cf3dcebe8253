package dev.pawl.runtime.internal.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.Operated.Answer;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.ScheduleDefinition.Policy;
import dev.pawl.runtime.internal.store.ScheduleRow;
import dev.pawl.runtime.internal.store.Schedules;
import dev.pawl.runtime.internal.store.Schedules.Firing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The row of a schedule, and who may move it. */
@Timeout(60)
class PgSchedulesTest {

    private static final Instant DUE = Instant.parse("2025-01-01T03:00:00Z");
    private static final Instant NEXT = Instant.parse("2025-01-02T03:00:00Z");

    private static Fixture fixture;
    private static Schedules schedules;

    @BeforeAll
    static void open() {
        fixture = new Fixture();
        schedules = fixture.store.schedules();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static ScheduleDefinition named(String name) {
        return new ScheduleDefinition(name, "0 3 * * *", "UTC", Policy.ONCE);
    }

    private static ScheduleRow defined(String name) {
        assertThat(schedules.define(named(name), DUE, ScheduleRow.NONE)).isTrue();
        return row(name);
    }

    private static ScheduleRow row(String name) {
        return schedules.list().stream()
                .filter(row -> row.definition().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Firing firing(ScheduleRow row) {
        return new Firing(row.definition().name(), row.rev(), DUE, NEXT, null, false);
    }

    private static long count(String key) throws SQLException {
        try (Connection connection = fixture.database.connect();
                Statement statement = connection.createStatement();
                ResultSet set =
                        statement.executeQuery("SELECT count(*) FROM pawl.instance WHERE key = '" + key + "'")) {
            set.next();
            return set.getLong(1);
        }
    }

    @Test
    void ofManyThatSeeAnOccurrenceOneMakesItsInstance() throws Exception {
        ScheduleRow row = defined("raced");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<InsertedRow>> racers = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                // Without a key, so that nothing else keeps the others from it.
                racers.add(threads.submit(() -> schedules.fire(firing(row), fixture.waiting(null))));
            }
            List<InsertedRow> made = new ArrayList<>();
            for (Future<InsertedRow> racer : racers) {
                if (racer.get() != null) {
                    made.add(racer.get());
                }
            }
            assertThat(made).hasSize(1);
            ScheduleRow after = row("raced");
            assertThat(after.next()).isEqualTo(NEXT);
            assertThat(after.last()).isEqualTo(DUE);
            assertThat(after.lastInstance()).isEqualTo(made.get(0).id());
            assertThat(after.rev()).isEqualTo(row.rev() + 1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNodeThatDiesBetweenTheLockAndTheCommitLeavesNothing() throws Exception {
        ScheduleRow row = defined("killed");
        fixture.insert(fixture.waiting("before"));
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try (Connection blocker = fixture.database.connect();
                Statement statement = blocker.createStatement()) {
            // An insert of the same key, not committed, holds up the firing between its lock and its end.
            blocker.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO pawl.instance (id, inserted_at, entered_at, machine, state, status, priority,"
                            + " queue, key, data) VALUES (-1, now(), now(), " + fixture.a.machine()
                            + ", 1, 2, 5, 'q', 'victim', '{}')");
            Future<InsertedRow> victim = threads.submit(() -> schedules.fire(firing(row), fixture.waiting("victim")));
            try (Connection killer = fixture.database.connect();
                    Statement kill = killer.createStatement()) {
                boolean killed = false;
                while (!killed) {
                    try (ResultSet set = kill.executeQuery("SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a"
                            + " WHERE a.datname = current_database() AND a.wait_event_type = 'Lock'")) {
                        killed = set.next();
                    }
                }
            }
            assertThatThrownBy(victim::get).hasCauseInstanceOf(DatabaseException.class);
            blocker.rollback();
        } finally {
            threads.shutdownNow();
        }
        assertThat(row("killed")).isEqualTo(row);
        assertThat(count("victim")).isZero();
        assertThat(schedules.fire(firing(row), fixture.waiting("victim"))).isNotNull();
        assertThat(schedules.fire(firing(row), fixture.waiting("other"))).isNull();
        assertThat(count("victim")).isEqualTo(1);
        assertThat(count("other")).isZero();
    }

    @Test
    void aNodeThatFreezesHoldsUpNobodyForLong() throws Exception {
        ScheduleRow row = defined("frozen");
        fixture.database.execute("UPDATE pawl.schedule SET seen_at = now() - interval '20 s' WHERE name = 'frozen'");
        try (Connection frozen = fixture.database.connect();
                Statement statement = frozen.createStatement()) {
            frozen.setAutoCommit(false);
            statement.execute("SELECT FROM pawl.schedule WHERE name = 'frozen' FOR NO KEY UPDATE");
            // A look passes it over, and a firing gives up.
            assertThat(schedules.look(List.of(named("frozen"))).rows()).hasSize(1);
            assertThatThrownBy(() -> schedules.fire(firing(row), fixture.waiting(null)))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.CONTENTION));
        }
        // And its own lock is led by what ends its session.
        assertThat(PgSchedules.LOCK).contains("idle_in_transaction_session_timeout");
        assertThat(schedules.fire(firing(row), fixture.waiting(null))).isNotNull();
    }

    @Test
    void aKeyThatIsTakenIsToldAndTheScheduleGoesOn() throws Exception {
        long holder = fixture.insert(fixture.waiting("nightly"));
        ScheduleRow row = defined("refused");
        assertThat(schedules.fire(firing(row), fixture.waiting("nightly"))).isEqualTo(new InsertedRow(holder, false));
        ScheduleRow after = row("refused");
        assertThat(after.next()).isEqualTo(NEXT);
        assertThat(after.last()).isNull();
        assertThat(after.lastInstance()).isNull();
        assertThat(after.error().text())
                .isEqualTo("No instance for 2025-01-01T03:00:00Z: the live instance " + holder
                        + " has the key 'nightly'.");
        assertThat(count("nightly")).isEqualTo(1);
    }

    @Test
    void whoComesWithAnOldRevisionChangesNothing() throws Exception {
        ScheduleRow old = defined("old");
        assertThat(schedules.skip("old", old.rev(), NEXT)).isTrue();
        ScheduleRow row = row("old");
        assertThat(schedules.skip("old", old.rev(), DUE)).isFalse();
        assertThat(schedules.fail("old", old.rev(), "x", Duration.ofSeconds(1))).isFalse();
        assertThat(schedules.define(new ScheduleDefinition("old", "0 4 * * *", "UTC", Policy.ALL), DUE, old.rev()))
                .isFalse();
        assertThat(schedules.define(named("old"), DUE, ScheduleRow.NONE)).isFalse();
        assertThat(schedules.fire(firing(old), fixture.waiting(null))).isNull();
        assertThat(row("old")).isEqualTo(row);
    }

    @Test
    void aFailureIsToldAndForgottenWithWhatGoesWell() {
        ScheduleRow row = defined("failing");
        assertThat(schedules.fail("failing", row.rev(), "no ink", Duration.ofMinutes(5)))
                .isTrue();
        ScheduleRow failed = row("failing");
        assertThat(failed.failures()).isEqualTo(1);
        assertThat(failed.next()).isEqualTo(DUE);
        assertThat(Duration.between(failed.error().at(), failed.again())).isEqualTo(Duration.ofMinutes(5));
        assertThat(schedules.fire(firing(failed), fixture.waiting(null))).isNotNull();
        assertThat(row("failing").failures()).isZero();
        assertThat(row("failing").again()).isNull();
        assertThat(row("failing").error().text()).isEqualTo("no ink");
    }

    @Test
    void anotherPolicyIsNoOtherTimetable() {
        ScheduleRow row = defined("changed");
        ScheduleDefinition all = new ScheduleDefinition("changed", "0 3 * * *", "UTC", Policy.ALL);
        assertThat(schedules.define(all, DUE, row.rev())).isTrue();
        assertThat(row("changed").definition()).isEqualTo(all);
        assertThat(row("changed").since()).isEqualTo(row.since());
        ScheduleDefinition later = new ScheduleDefinition("changed", "0 4 * * *", "UTC", Policy.ALL);
        assertThat(schedules.define(later, NEXT, row("changed").rev())).isTrue();
        assertThat(row("changed").since()).isAfter(row.since());
        assertThat(row("changed").next()).isEqualTo(NEXT);
    }

    @Test
    void operatorsPauseResumeAndDelete() throws Exception {
        assertThat(schedules.pause("nobody", "alice")).isEqualTo(Answer.MISSING);
        ScheduleRow row = defined("operated");
        assertThat(schedules.resume("operated", "alice")).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(schedules.pause("operated", "alice")).isEqualTo(Answer.DONE);
        assertThat(schedules.pause("operated", "bob")).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(row("operated").pause().who()).isEqualTo("alice");
        // Whoever saw the occurrence before the pause finds it moved on.
        assertThat(schedules.fire(firing(row), fixture.waiting(null))).isNull();
        assertThat(schedules.resume("operated", "bob")).isEqualTo(Answer.DONE);
        assertThat(row("operated").pause()).isNull();
        assertThat(row("operated").resume().who()).isEqualTo("bob");
        assertThat(schedules.ask("operated", "carol")).isEqualTo(Answer.DONE);
        assertThat(schedules.ask("operated", "dave")).isEqualTo(Answer.NOT_APPLICABLE);
        ScheduleRow asked = row("operated");
        // What time brings meanwhile leaves the question open.
        assertThat(schedules.fire(firing(asked), fixture.waiting(null))).isNotNull();
        ScheduleRow still = row("operated");
        assertThat(still.asked()).isEqualTo(asked.asked());
        assertThat(schedules.fire(
                        new Firing("operated", still.rev(), Instant.now(), null, "carol", true), fixture.waiting(null)))
                .isNotNull();
        assertThat(row("operated").asked()).isNull();
        assertThat(row("operated").trigger().who()).isEqualTo("carol");
        assertThat(row("operated").next()).isEqualTo(NEXT);
        assertThat(schedules.delete("operated")).isEqualTo(Answer.NOT_APPLICABLE);
        fixture.database.execute("UPDATE pawl.schedule SET seen_at = now() - interval '31 s' WHERE name = 'operated'");
        assertThat(row("operated").live()).isFalse();
        assertThat(schedules.ask("operated", "carol")).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(schedules.delete("operated")).isEqualTo(Answer.DONE);
        assertThat(schedules.delete("operated")).isEqualTo(Answer.MISSING);
    }

    @Test
    void aLookShowsThatANodeIsAliveThatHasItLikeThis() throws Exception {
        defined("seen");
        String stale = "UPDATE pawl.schedule SET seen_at = now() - interval '40 s' WHERE name = 'seen'";
        fixture.database.execute(stale);
        schedules.look(List.of(new ScheduleDefinition("seen", "1 3 * * *", "UTC", Policy.ONCE), named("unseen")));
        assertThat(row("seen").live()).isFalse();
        Schedules.Looked looked = schedules.look(List.of(named("seen"), named("unseen")));
        assertThat(row("seen").live()).isTrue();
        assertThat(looked.row("seen")).isNotNull();
        assertThat(looked.row("unseen")).isNull();
        assertThat(looked.now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void namesOfAnyLengthAndScriptAreKept() {
        String name = "\u00e4\ud83d\ude00'\"%_\\".repeat(62).substring(0, 433);
        defined(name);
        assertThat(schedules.look(List.of(named(name))).row(name)).isNotNull();
    }
}
