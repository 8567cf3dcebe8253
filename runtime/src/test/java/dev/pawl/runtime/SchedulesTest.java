package dev.pawl.runtime;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.InsertOptions;
import dev.pawl.Status;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Schedules on several nodes at once, on a real Postgres. Its clock cannot be moved, so the row's next occurrence is: a
 * schedule that is due since hours has hours to make up for.
 */
@Timeout(60)
class SchedulesTest {

    /** What an occurrence was, as its instance knows it. */
    record Start(String at, String by) {}

    record End(long n) {}

    private static final Schedule MINUTELY = Schedule.cron("* * * * *").missed(Missed.ALL);
    private static final Schedule NEVER_NOW = Schedule.cron("0 0 29 2 *");

    private TestDatabase database;
    private Pawl office;
    private Operations alice;
    private final List<Pawl> nodes = new ArrayList<>();

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        office = Pawl.on(database.dataSource()).start();
        alice = office.operations("alice");
    }

    @AfterEach
    void close() {
        nodes.forEach(Pawl::close);
        office.close();
        database.close();
    }

    /** Instances stay where they began: no node claims them. */
    private static TestMachine machine() {
        return TestMachine.named("Report")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new End(1));
    }

    private Pawl.Builder builder() {
        return Pawl.on(database.dataSource()).poll(ofMillis(10));
    }

    private Pawl node(Pawl.Builder builder) {
        Pawl node = builder.start();
        nodes.add(node);
        return node;
    }

    private static ScheduledInsert report() {
        return report(InsertOptions.defaults());
    }

    private static ScheduledInsert report(InsertOptions options) {
        TestMachine machine = machine();
        return occurrence -> machine.insert(
                new Start(occurrence.at().toString(), occurrence.triggeredBy().orElse("time")), options);
    }

    private ScheduleInfo info(String name) {
        return alice.schedules().stream()
                .filter(schedule -> schedule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            while (set.next()) {
                texts.add(set.getString(1));
            }
        }
        return texts;
    }

    /** The occurrences that have instances, in the order in which these were made. */
    private List<String> made() throws SQLException {
        return texts("SELECT data::jsonb ->> 'at' FROM pawl.instance ORDER BY id");
    }

    private List<String> madeBy(String who) throws SQLException {
        return texts("SELECT id FROM pawl.instance WHERE data::jsonb ->> 'by' = '" + who + "' ORDER BY id");
    }

    /** Nobody has looked for so long. */
    private Instant due(String name, Duration ago) throws SQLException {
        String time = "date_trunc('minute', now() - interval '" + ago.toMinutes() + " minutes')";
        return Instant.parse(texts(
                        "WITH moved AS (UPDATE pawl.schedule SET next = " + time + ", since = 'epoch', rev = rev + 1"
                                + " WHERE name = '" + name + "' RETURNING next)"
                                + " SELECT to_char(next AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM moved")
                .get(0));
    }

    /** Minutely ones that are known, and that no node has: nothing comes of a minute that begins while a test prepares. */
    private void known(String... names) throws Exception {
        Until.done(() -> {
            database.execute("DELETE FROM pawl.schedule");
            database.execute("DELETE FROM pawl.instance");
            Pawl.Builder builder = builder();
            for (String name : names) {
                builder.schedule(name, MINUTELY, report());
            }
            builder.start().close();
            return made().isEmpty();
        });
    }

    private static List<String> minutes(Instant from, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> from.plusSeconds(60L * n).toString())
                .toList();
    }

    private boolean caughtUp(String name) {
        return info(name).next().isAfter(Instant.now());
    }

    @Test
    void eachOccurrenceHasOneInstanceOverAllNodesWhateverIsKilled() throws Exception {
        known("minutely");
        Instant from = due("minutely", Duration.ofMinutes(300));
        for (int n = 0; n < 4; n++) {
            node(builder().schedule("minutely", MINUTELY, report()));
        }
        try (Connection killer = database.connect();
                Statement statement = killer.createStatement()) {
            // Not for ever: on a slow machine nobody might come to an end between two kills.
            for (int round = 0; round < 100 && !caughtUp("minutely"); round++) {
                // Whoever is at it just now dies with it, the sessions of this test apart.
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                        + " current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()");
                Thread.sleep(20);
            }
        }
        Until.holds(() -> caughtUp("minutely"));
        String last = info("minutely").last().orElseThrow().toString();
        List<String> made = made();
        assertThat(made).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
        assertThat(made).containsExactlyElementsOf(minutes(from, made.size()));
        // Another minute may have begun between the two looks.
        assertThat(made.indexOf(last)).isGreaterThanOrEqualTo(300);
    }

    @Test
    void itComesByTheDatabasesClockAndItsInstanceRuns() throws Exception {
        TestMachine machine = machine();
        for (int n = 0; n < 2; n++) {
            node(builder()
                    .run(machine)
                    .schedule("secondly", Schedule.cron("* * * * * *").missed(Missed.ALL), report()));
        }
        Until.holds(() ->
                alice.list(InstanceFilter.all().status(Status.DONE), 10).size() >= 2);
        String first = " FROM pawl.history WHERE what = 0 ORDER BY instance";
        List<Instant> made = texts("SELECT data::jsonb ->> 'at'" + first).stream()
                .map(Instant::parse)
                .toList();
        for (int n = 1; n < made.size(); n++) {
            assertThat(made.get(n)).isEqualTo(made.get(n - 1).plusSeconds(1));
        }
        assertThat(texts("SELECT at >= (data::jsonb ->> 'at')::timestamptz" + first))
                .containsOnly("t");
    }

    @Test
    void whatWasMissedIsSkippedOrMadeOnceOrMadeUpFor() throws Exception {
        // Half a day ago, and a month half a year away, so that none of them comes while this runs.
        Instant today = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(12));
        int month = (today.atZone(ZoneOffset.UTC).getMonthValue() + 5) % 12 + 1;
        Schedule daily = Schedule.cron("0 " + today.atZone(ZoneOffset.UTC).getHour() + " * * *");
        Schedule yearly = Schedule.cron("0 0 1 " + month + " *");
        Supplier<Pawl.Builder> three = () -> builder()
                .schedule("skip", yearly.missed(Missed.SKIP), report())
                .schedule("once", daily.missed(Missed.ONCE), report())
                .schedule("all", daily.missed(Missed.ALL), report());
        three.get().start().close();
        database.execute("UPDATE pawl.schedule SET since = '2000-01-01', next = CASE WHEN name = 'skip' THEN"
                + " timestamptz '2021-" + month + "-01 00:00Z' ELSE timestamptz '" + today
                + "' - interval '72 hours' END");
        for (int n = 0; n < 2; n++) {
            node(three.get());
        }
        Until.holds(() -> caughtUp("skip") && caughtUp("once") && caughtUp("all"));
        assertThat(info("skip").last()).isEmpty();
        assertThat(info("once").last()).contains(today);
        assertThat(info("all").last()).contains(today);
        assertThat(made())
                .containsExactlyInAnyOrderElementsOf(Stream.of(0, 0, 1, 2, 3)
                        .map(days -> today.minus(Duration.ofDays(days)).toString())
                        .toList());
    }

    @Test
    void onePausedRestsOnAllNodesAndMakesUpForItWhenItIsResumed() throws Exception {
        known("minutely", "other");
        assertThat(alice.pauseSchedule("minutely")).isEqualTo(OperationResult.DONE);
        assertThat(alice.pauseSchedule("minutely")).isEqualTo(OperationResult.NOT_APPLICABLE);
        assertThat(alice.pauseSchedule("none")).isEqualTo(OperationResult.MISSING);
        Instant from = due("minutely", Duration.ofMinutes(10));
        due("other", Duration.ofMinutes(10));
        for (int n = 0; n < 2; n++) {
            node(builder().schedule("minutely", MINUTELY, report()).schedule("other", MINUTELY, report()));
        }
        Until.holds(() -> caughtUp("other"));
        assertThat(info("minutely").last()).isEmpty();
        assertThat(info("minutely").next()).isEqualTo(from);
        assertThat(info("minutely").paused().orElseThrow().who()).isEqualTo("alice");
        assertThat(alice.resumeSchedule("minutely")).isEqualTo(OperationResult.DONE);
        assertThat(alice.resumeSchedule("minutely")).isEqualTo(OperationResult.NOT_APPLICABLE);
        Until.holds(() -> caughtUp("minutely"));
        assertThat(made()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(info("minutely").paused()).isEmpty();
        assertThat(info("minutely").resumed().orElseThrow().who()).isEqualTo("alice");
    }

    @Test
    void oneIsTriggeredHereAndFromAfarAndWhilePaused() throws Exception {
        Pawl one = node(builder().schedule("rare", NEVER_NOW, report()));
        node(builder().schedule("rare", NEVER_NOW, report()));
        Instant next = info("rare").next();
        Triggered here = one.operations("bob").triggerSchedule("rare");
        assertThat(here.result()).isEqualTo(OperationResult.DONE);
        assertThat(madeBy("bob")).containsExactly(String.valueOf(here.instance().orElseThrow()));
        assertThat(info("rare").lastInstance()).isEqualTo(here.instance());
        assertThat(alice.pauseSchedule("rare")).isEqualTo(OperationResult.DONE);
        Triggered afar = alice.triggerSchedule("rare");
        assertThat(afar.result()).isEqualTo(OperationResult.DONE);
        assertThat(afar.instance()).isEmpty();
        Until.holds(() -> info("rare").asked().isEmpty());
        assertThat(madeBy("alice"))
                .containsExactly(String.valueOf(info("rare").lastInstance().orElseThrow()));
        assertThat(info("rare").triggered().orElseThrow().who()).isEqualTo("alice");
        assertThat(info("rare").next()).isEqualTo(next);
        assertThat(alice.triggerSchedule("none").result()).isEqualTo(OperationResult.MISSING);
    }

    @Test
    void aTriggerMeetsALiveKeyOrAFunctionThatFails() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        ScheduledInsert keyed = report(InsertOptions.key("one"));
        Pawl node = node(builder().schedule("keyed", NEVER_NOW, keyed).schedule("broken", NEVER_NOW, occurrence -> {
            if (broken.get()) {
                throw new IOException("no paper");
            }
            return null;
        }));
        Operations bob = node.operations("bob");
        long holder = bob.triggerSchedule("keyed").instance().orElseThrow();
        assertThat(bob.triggerSchedule("keyed"))
                .isEqualTo(new Triggered(OperationResult.KEY_TAKEN, OptionalLong.of(holder)));
        assertThat(info("keyed").error().orElseThrow().message()).contains("live instance " + holder);
        assertThatThrownBy(() -> bob.triggerSchedule("broken"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no paper")
                .hasCauseInstanceOf(IOException.class);
        assertThat(alice.triggerSchedule("broken").result()).isEqualTo(OperationResult.DONE);
        Until.holds(() -> info("broken").asked().isEmpty());
        assertThat(info("broken").error().orElseThrow().message())
                .isEqualTo("Triggered by alice: java.io.IOException: no paper");
        broken.set(false);
        assertThatThrownBy(() -> bob.triggerSchedule("broken")).hasMessageContaining("gave nothing");
    }

    @Test
    void oneThatFailsOrHangsIsToldAndKeepsNobodyElseFromItsOccurrences() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        CountDownLatch hanging = new CountDownLatch(1);
        ScheduledInsert good = report();
        known("fails", "hangs", "works");
        Instant from = due("fails", Duration.ofMinutes(5));
        Instant second = due("hangs", Duration.ofMinutes(5));
        Instant third = due("works", Duration.ofMinutes(5));
        for (int n = 0; n < 2; n++) {
            node(builder()
                    .schedule("fails", MINUTELY, occurrence -> {
                        if (broken.get()) {
                            throw new IllegalStateException("no \0 paper");
                        }
                        return good.insert(occurrence);
                    })
                    .schedule("hangs", MINUTELY, occurrence -> {
                        hanging.await();
                        return good.insert(occurrence);
                    })
                    .schedule("works", MINUTELY, good));
        }
        Until.holds(() -> caughtUp("works") && info("fails").failures() > 0);
        ScheduleInfo fails = info("fails");
        assertThat(fails.next()).isEqualTo(from);
        assertThat(fails.error().orElseThrow().message())
                .isEqualTo("For " + from + ": java.lang.IllegalStateException: no \uFFFD paper");
        assertThat(info("hangs").last()).isEmpty();
        broken.set(false);
        hanging.countDown();
        Until.holds(() -> caughtUp("fails") && caughtUp("hangs"));
        // A minute may have begun between.
        assertThat(made().stream().filter(from.toString()::equals).count())
                .isEqualTo(Stream.of(from, second, third).filter(from::equals).count());
        assertThat(info("fails").failures()).isZero();
    }

    @Test
    void aKeyThatIsTakenCostsTheOccurrenceAndIsToldSo() throws Exception {
        known("keyed");
        Instant from = due("keyed", Duration.ofMinutes(3));
        for (int n = 0; n < 2; n++) {
            node(builder().schedule("keyed", MINUTELY, report(InsertOptions.key("one"))));
        }
        Until.holds(() -> caughtUp("keyed"));
        assertThat(made()).containsExactly(from.toString());
        assertThat(info("keyed").last()).contains(from);
        assertThat(info("keyed").error().orElseThrow().message()).contains("has the key 'one'");
    }

    @Test
    void theLastNodeThatStartedIsRightUntilItIsGone() throws Exception {
        Schedule three = Schedule.cron("0 3 * * *").zone("Europe/Vienna");
        Schedule four = Schedule.cron("0 4 * * *").zone("Europe/Vienna");
        node(builder().schedule("nightly", three, report()));
        assertThat(info("nightly").expression()).isEqualTo("0 3 * * *");
        assertThat(info("nightly").next().atZone(ZoneId.of("Europe/Vienna")).getHour())
                .isEqualTo(3);
        Pawl newer = builder()
                .schedule("nightly", four, report(InsertOptions.key("newer")))
                .start();
        assertThat(info("nightly").expression()).isEqualTo("0 4 * * *");
        assertThat(info("nightly").next().atZone(ZoneId.of("Europe/Vienna")).getHour())
                .isEqualTo(4);
        long rev = rev();
        // What comes is the newer one's alone, and the older one does not take the schedule back.
        due("nightly", Duration.ofMinutes(2));
        Until.holds(() -> caughtUp("nightly"));
        assertThat(texts("SELECT key FROM pawl.instance")).containsExactly("newer");
        assertThat(rev()).isEqualTo(rev + 2);
        newer.close();
        database.execute("UPDATE pawl.schedule SET seen_at = now() - interval '31 s'");
        Until.holds(() -> info("nightly").expression().equals("0 3 * * *"));
        assertThat(info("nightly").live()).isTrue();
    }

    private long rev() throws SQLException {
        return Long.parseLong(texts("SELECT rev FROM pawl.schedule").get(0));
    }

    @Test
    void whatWasDueBeforeAChangeIsStillMadeAndNothingTwice() throws Exception {
        builder()
                .schedule("nightly", Schedule.cron("0 3 * * *"), report())
                .start()
                .close();
        Instant owed = due("nightly", Duration.ofMinutes(30));
        Schedule hourly = Schedule.cron("* * * * *").missed(Missed.ALL);
        for (int n = 0; n < 2; n++) {
            node(builder().schedule("nightly", hourly, report()));
        }
        Until.holds(() -> caughtUp("nightly"));
        // Of the new timetable nothing comes that was before it.
        assertThat(made().get(0)).isEqualTo(owed.toString());
        assertThat(made()).hasSizeLessThan(4).doesNotHaveDuplicates();
    }

    @Test
    void oneThatNoNodeHasStaysAndIsSaidToAndCanBeDeleted() throws Exception {
        Pawl node = builder().schedule("old", NEVER_NOW, report()).start();
        assertThat(info("old").live()).isTrue();
        assertThat(alice.deleteSchedule("old")).isEqualTo(OperationResult.NOT_APPLICABLE);
        node.close();
        database.execute("UPDATE pawl.schedule SET seen_at = now() - interval '31 s'");
        due("old", Duration.ofMinutes(5));
        assertThat(info("old").live()).isFalse();
        assertThat(alice.triggerSchedule("old").result()).isEqualTo(OperationResult.NOT_APPLICABLE);
        assertThat(alice.deleteSchedule("old")).isEqualTo(OperationResult.DONE);
        assertThat(alice.deleteSchedule("old")).isEqualTo(OperationResult.MISSING);
        assertThat(alice.schedules()).isEmpty();
        assertThat(made()).isEmpty();
    }

    @Test
    void oneThatWasTakenAwayUnderALiveNodeIsThereAgain() throws Exception {
        node(builder().schedule("kept", NEVER_NOW, report()));
        database.execute("DELETE FROM pawl.schedule");
        Until.holds(() -> !alice.schedules().isEmpty());
        assertThat(info("kept").live()).isTrue();
    }

    @Test
    void itGoesOnAfterAllSessionsWereKilled() throws Exception {
        try (HikariDataSource pool = new HikariDataSource(database.config());
                Pawl node = Pawl.on(pool)
                        .poll(ofMillis(10))
                        .schedule("minutely", MINUTELY, report())
                        .start()) {
            database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            Instant from = due("minutely", Duration.ofMinutes(5));
            Until.holds(() -> caughtUp("minutely"));
            assertThat(made()).contains(from.toString()).doesNotHaveDuplicates();
            assertThat(node.counters().claimed()).isZero();
        }
    }

    @Test
    void whatIsWrongIsSaidWhereItIsWritten() {
        Pawl.Builder builder = builder().schedule("there", NEVER_NOW, report());
        assertThatThrownBy(() -> Schedule.cron("0 25 * * *"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("character 3, in the hour, '25': Value 25 not in range [0, 23]");
        assertThatThrownBy(() -> NEVER_NOW.zone("Europe/Atlantis"))
                .hasMessageContaining("no time zone 'Europe/Atlantis'");
        assertThatThrownBy(() -> Schedule.every(ofMillis(999))).hasMessageContaining("from PT1S");
        assertThatThrownBy(() -> Schedule.every(Duration.ofSeconds(1, 1))).hasMessageContaining("whole milliseconds");
        assertThatThrownBy(() -> Schedule.every(Duration.ofDays(1)).zone("Europe/Vienna"))
                .isInstanceOf(IllegalStateException.class);
        for (String name : List.of("", " \t", "x".repeat(501), "a\0b", "a\ud800")) {
            assertThatThrownBy(() -> builder.schedule(name, NEVER_NOW, report()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the name of a schedule");
        }
        assertThatThrownBy(() -> builder.schedule("there", MINUTELY, report())).hasMessageContaining("there twice");
        assertThat(Schedule.every(Duration.ofMinutes(15)).after(Instant.parse("2025-01-01T10:20:00Z")))
                .isEqualTo("2025-01-01T10:30:00Z");
        assertThat(new Occurrence("x", Instant.EPOCH, ZoneId.of("Europe/Vienna"), Optional.empty())
                        .local()
                        .getHour())
                .isEqualTo(1);
    }

    @Test
    void aClosedNodeRefuses() {
        Pawl node = builder().schedule("rare", NEVER_NOW, report()).start();
        Operations operations = node.operations("bob");
        node.close();
        assertThatThrownBy(operations::schedules).isInstanceOf(EngineClosedException.class);
        assertThatThrownBy(() -> operations.triggerSchedule("rare")).isInstanceOf(EngineClosedException.class);
    }
}
