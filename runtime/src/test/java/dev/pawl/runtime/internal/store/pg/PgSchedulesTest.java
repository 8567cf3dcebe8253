package dev.pawl.runtime.internal.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.ScheduleDefinition.Policy;
import dev.pawl.runtime.internal.store.ScheduleRow;
import dev.pawl.runtime.internal.store.Schedules;
import dev.pawl.runtime.internal.store.Schedules.Firing;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The row of a schedule, when those who would move it die or freeze. */
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
                Until.holds(() -> {
                    try (ResultSet set = kill.executeQuery("SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a"
                            + " WHERE a.datname = current_database() AND a.wait_event_type = 'Lock'")) {
                        return set.next();
                    }
                });
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
}
