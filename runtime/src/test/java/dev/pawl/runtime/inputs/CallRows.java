package dev.pawl.runtime.inputs;

import static dev.pawl.runtime.inputs.Param.any;
import static dev.pawl.runtime.inputs.Param.atLeast;
import static dev.pawl.runtime.inputs.Param.from;
import static dev.pawl.runtime.inputs.Param.given;
import static dev.pawl.runtime.inputs.Param.id;
import static dev.pawl.runtime.inputs.Param.lookup;
import static dev.pawl.runtime.inputs.Param.name;
import static dev.pawl.runtime.inputs.Param.named;
import static dev.pawl.runtime.inputs.Param.text;
import static dev.pawl.runtime.inputs.Param.whole;
import static dev.pawl.runtime.inputs.Row.row;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.Status;
import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.ManualClock;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.Schedule;
import dev.pawl.runtime.ScheduledInsert;
import dev.pawl.runtime.error.DocumentTooLargeException;
import dev.pawl.runtime.error.NoSuchInstanceException;
import dev.pawl.runtime.error.UnwritableValueException;
import dev.pawl.runtime.event.PawlListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The rows of what does something: clients, operators, builders. */
final class CallRows {

    private CallRows() {}

    static List<Row> clients() {
        return List.of(
                row("MachineClient.insert(Insert)", s -> s.client, insert()),
                row("MachineClient.tryInsert(Insert)", s -> s.client, insert()),
                row(
                        "MachineClient.insertAll(List)",
                        s -> s.client,
                        given(s -> List.of(s.insert()))
                                .fine("none", List.of())
                                .refused("null among them", Arrays.asList((Object) null), NullPointerException.class)
                                .trial(
                                        "of another machine",
                                        s -> List.of(s.insert(), s.strange.insert(new Scene.Idle(""))),
                                        IllegalArgumentException.class)
                                .trial(
                                        "one that cannot be stored",
                                        s -> List.of(s.insert(), s.machine.insert(new Scene.Idle(Texts.NUL))),
                                        UnwritableValueException.class)),
                row(
                        "MachineClient.deliver(long, Object, SignalOptions)",
                        s -> s.client,
                        id(Scene::victim),
                        signal(),
                        given(s -> SignalOptions.defaults()).fine("SQL", SignalOptions.dedup(Texts.SQL))),
                row(
                        "MachineClient.deliver(String, Object, SignalOptions)",
                        s -> s.client,
                        lookup(Scene::key).fine("of another machine", "stranger"),
                        signal(),
                        given(s -> SignalOptions.defaults()).fine("SQL", SignalOptions.dedup(Texts.SQL))),
                row("MachineClient.signal(Send)", s -> s.client, send()),
                row(
                        "MachineClient.signalAll(List)",
                        s -> s.client,
                        given(s -> List.of(s.machine.send(s.victim(), new Scene.Go("go"))))
                                .fine("none", List.of())
                                .refused("null among them", Arrays.asList((Object) null), NullPointerException.class)
                                .trial(
                                        "of another machine",
                                        s -> List.of(
                                                s.machine.send(s.victim(), new Scene.Go("go")),
                                                s.strange.send(s.stranger(), new Scene.Go("go"))),
                                        IllegalArgumentException.class)),
                row(
                        "MachineClient.await(long, Duration)",
                        s -> s.client,
                        id(Scene::victim, NoSuchInstanceException.class),
                        given(s -> Duration.ZERO)
                                .fine("negative", Duration.ofNanos(-1))
                                .fine("the most negative", Duration.ofSeconds(Long.MIN_VALUE))),
                row("MachineClient.get(long)", s -> s.client, id(Scene::victim)),
                row("MachineClient.find(String)", s -> s.client, lookup(Scene::key)),
                row("MachineClient.history(long)", s -> s.client, id(Scene::victim)),
                row(
                        "MachineClient.history(long, long, int)",
                        s -> s.client,
                        id(Scene::victim),
                        whole(-1),
                        from(10, 1, 10_000)),
                row(
                        "MachineClient.cancel(long, String)",
                        s -> s.client,
                        id(Scene::victim, NoSuchInstanceException.class),
                        text()),
                row(
                        "new MachineClient(Pawl, MachineDefinition)",
                        given(s -> s.pawl),
                        given(s -> s.machine.definition())),
                row("new MachineClient(MachineClient, Connection)", given(s -> s.client), given(s -> null)));
    }

    private static Param insert() {
        return given(Scene::insert)
                .trial("of another machine", s -> s.strange.insert(new Scene.Idle("")), IllegalArgumentException.class)
                .trial("of nobody's making", s -> new Foreign(), IllegalArgumentException.class)
                .trial("in no initial state", s -> s.machine.insert(new Scene.Over("")), IllegalArgumentException.class)
                .trial(
                        "in a state of nobody",
                        s -> s.machine.insert(new Scene.Nobodys(1)),
                        IllegalArgumentException.class)
                .trial("too large", s -> s.machine.insert(new Scene.Idle(Texts.HUGE)), DocumentTooLargeException.class)
                .trial("U+0000", s -> s.machine.insert(new Scene.Idle(Texts.NUL)), UnwritableValueException.class)
                .trial("half a pair", s -> s.machine.insert(new Scene.Idle(Texts.HIGH)), UnwritableValueException.class)
                .fine("SQL", s -> s.machine.insert(new Scene.Idle(Texts.SQL)))
                .fine(
                        "SQL for a queue",
                        s -> s.machine.insert(
                                new Scene.Idle(""), InsertOptions.defaults().queue(Texts.SQL)))
                .fine(
                        "SQL for a partition",
                        s -> s.machine.insert(
                                new Scene.Idle(""), InsertOptions.defaults().partition(Texts.SQL)))
                .trial(
                        "SQL for a limit",
                        s -> s.machine.insert(
                                new Scene.Idle(""), InsertOptions.defaults().limit("'; DROP TABLE quota; --")),
                        IllegalArgumentException.class)
                .fine(
                        "never",
                        s -> s.machine.insert(
                                new Scene.Idle(""), InsertOptions.defaults().at(Instant.MAX)))
                .fine(
                        "long ago",
                        s -> s.machine.insert(
                                new Scene.Idle(""), InsertOptions.defaults().at(Instant.MIN)))
                .fine(
                        "after all time",
                        s -> s.machine.insert(
                                new Scene.Idle(""),
                                InsertOptions.defaults().after(Duration.ofSeconds(Long.MAX_VALUE))));
    }

    private static Param signal() {
        return given(s -> new Scene.Go("go"))
                .never("of nobody", new Scene.Nobodys(1))
                .never("a state", new Scene.Idle(""))
                .refused("too large", new Scene.Go(Texts.HUGE), DocumentTooLargeException.class)
                .refused("U+0000", new Scene.Go(Texts.NUL), UnwritableValueException.class)
                .refused("half a pair", new Scene.Go(Texts.LOW), UnwritableValueException.class)
                .fine("SQL", new Scene.Go(Texts.SQL));
    }

    private static Param send() {
        return given(s -> s.machine.send(s.victim(), new Scene.Go("go")))
                .trial(
                        "of another machine",
                        s -> s.strange.send(s.stranger(), new Scene.Go("")),
                        IllegalArgumentException.class)
                .trial("of nobody's making", s -> new ForeignSend(), IllegalArgumentException.class)
                .fine("to another machine's", s -> s.machine.send(s.stranger(), new Scene.Go("")))
                .fine("SQL", s -> s.machine.send(Texts.SQL, new Scene.Go(Texts.SQL)))
                .fine("a huge key", s -> s.machine.send(Texts.HUGE, new Scene.Go("")))
                .trial("U+0000", s -> s.machine.send(Texts.NUL, new Scene.Go("")), IllegalArgumentException.class)
                .trial("half a pair", s -> s.machine.send(Texts.HIGH, new Scene.Go("")), IllegalArgumentException.class)
                .trial(
                        "too large",
                        s -> s.machine.send(s.victim(), new Scene.Go(Texts.HUGE)),
                        DocumentTooLargeException.class);
    }

    static List<Row> operators() {
        return List.of(
                row("Operations.list(InstanceFilter, int)", s -> s.operations, filter(), from(10, 1, 1_000)),
                row(
                        "Operations.list(InstanceFilter, long, int)",
                        s -> s.operations,
                        filter(),
                        whole(Long.MAX_VALUE),
                        from(10, 1, 1_000)),
                row(
                        "Operations.children(long, long, int)",
                        s -> s.operations,
                        id(Scene::victim),
                        whole(0),
                        from(10, 1, 1_000)),
                row("Operations.inspect(long)", s -> s.operations, id(Scene::victim)),
                row("Operations.history(long)", s -> s.operations, id(Scene::victim)),
                row("Operations.cancel(long, String)", s -> s.operations, anyId(), text()),
                row("Operations.cancelAll(InstanceFilter, String)", s -> s.operations, nobody(), text()),
                row("Operations.pause(long)", s -> s.operations, anyId()),
                row("Operations.resume(long)", s -> s.operations, anyId()),
                row("Operations.pauseMachine(String)", s -> s.operations, lookup(s -> "Apart")),
                row("Operations.resumeMachine(String)", s -> s.operations, lookup(s -> "Apart")),
                row("Operations.pauseQueue(String)", s -> s.operations, name("apart", 500)),
                row("Operations.resumeQueue(String)", s -> s.operations, lookup(s -> "apart")),
                row("Operations.retry(long)", s -> s.operations, anyId()),
                row("Operations.retryAll(InstanceFilter)", s -> s.operations, nobody()),
                row("Operations.rewind(long, long)", s -> s.operations, anyId(), whole(0)),
                row(
                        "Operations.signal(long, String, String, String)",
                        s -> s.operations,
                        anyId(),
                        named(s -> "Go"),
                        json(),
                        any(s -> null)
                                .never("empty", "")
                                .never("huge", Texts.HUGE)
                                .never("U+0000", Texts.NUL)
                                .never("half a pair", Texts.HIGH)
                                .fine("SQL", Texts.SQL)),
                row(
                        "Operations.limit(String, Limit)",
                        s -> s.operations,
                        named(s -> "places"),
                        given(s -> Limit.concurrency(5))
                                .never("of the other kind", Limit.rate(1, Duration.ofSeconds(1)))),
                row("Operations.delete(long)", s -> s.operations, anyId()),
                row("Operations.pauseSchedule(String)", s -> s.operations, lookup(s -> "yearly")),
                row("Operations.resumeSchedule(String)", s -> s.operations, lookup(s -> "yearly")),
                row("Operations.triggerSchedule(String)", s -> s.operations, lookup(s -> "yearly")),
                row("Operations.deleteSchedule(String)", s -> s.operations, lookup(s -> "yearly")),
                row("Pawl.operations(String)", s -> s.pawl, name("somebody", 500)));
    }

    private static Param anyId() {
        return id(Scene::victim).fine("of nobody", s -> Long.MAX_VALUE - 1);
    }

    private static Param filter() {
        return given(s -> InstanceFilter.machine("Victim"))
                .fine("all", InstanceFilter.all())
                .fine(
                        "SQL",
                        InstanceFilter.machine(Texts.SQL)
                                .state(Texts.SQL)
                                .queue(Texts.SQL)
                                .keyPrefix(Texts.SQL + "%_")
                                .failureType(Texts.SQL))
                .fine("of huge names", InstanceFilter.machine(Texts.HUGE).keyPrefix(Texts.HUGE))
                .fine(
                        "all time",
                        InstanceFilter.all().inserted(Instant.MIN, Instant.MAX).ended(Instant.MIN, Instant.MAX))
                .fine("no time", InstanceFilter.all().inserted(Instant.MAX, Instant.MIN))
                .fine("no version", InstanceFilter.all().version(Integer.MIN_VALUE));
    }

    private static Param nobody() {
        return given(s -> InstanceFilter.machine("nobody"))
                .fine(
                        "SQL",
                        InstanceFilter.machine("nobody").keyPrefix(Texts.SQL).status(Status.FAILED))
                .fine("no time", InstanceFilter.machine("nobody").ended(Instant.MAX, Instant.MIN));
    }

    private static Param json() {
        return given(s -> "{\"text\":\"go\"}")
                .never("empty", "")
                .never("blank", " ")
                .never("no JSON", Texts.SQL)
                .never("two documents", "{\"text\":\"\"} {}")
                .never("not to its end", "{\"text\":")
                .never("null as JSON", "null")
                .never("another kind", "[1]")
                .never("another type", "{\"text\":{}}")
                .never("deep", "[".repeat(100_000) + "]".repeat(100_000))
                .never("deep and read", "{\"text\":" + "[".repeat(400) + "]".repeat(400) + "}")
                .never("a number without an end", "{\"text\":" + "9".repeat(100_000) + "}")
                .never("U+0000", "{\"text\":\"\0\"}")
                .never("U+0000 in disguise", "{\"text\":\"\\u0000\"}")
                .never("half a pair", "{\"text\":\"\uD83D\"}")
                .never("half a pair in disguise", "{\"text\":\"\\ud83d\"}")
                .never("half a pair as a name", "{\"\\ud83d\":1, \"text\":\"\"}")
                .refused("too large", "{\"text\":\"" + Texts.HUGE + "\"}", DocumentTooLargeException.class)
                .fine("what only looks like U+0000", "{\"text\":\"\\\\u0000\"}")
                .fine("SQL", "{\"text\":\"'; DROP SCHEMA pawl CASCADE; --\"}");
    }

    static List<Row> nodes() {
        return List.of(
                row("Pawl.on(DataSource)", given(s -> FakeSource.closed())),
                row(
                        "Pawl.on(String, String, String)",
                        given(s -> "jdbc:postgresql://127.0.0.1:1/none").fine("SQL", Texts.SQL),
                        given(s -> "user"),
                        given(s -> "password")),
                row("Pawl.inMemory(ManualClock)", given(s -> ManualClock.at(Instant.EPOCH))),
                row("Pawl.migrate(DataSource)", given(s -> null)),
                row("Pawl.migrate(DataSource, String)", given(s -> null), schema(s -> null)),
                row("Pawl.ddl(String)", schema(s -> "pawl").fine("SQL", "'; DROP SCHEMA pawl; -- \"")),
                row("Pawl.Builder.run(GeneratedMachine)", CallRows::builder, given(s -> s.apart)),
                row(
                        "Pawl.Builder.run(GeneratedMachine, MachineOptions)",
                        CallRows::builder,
                        given(s -> s.apart),
                        given(s -> MachineOptions.defaults())),
                row(
                        "Pawl.Builder.limit(String, Limit)",
                        CallRows::builder,
                        name("limit", 100).never("with an @", "@limit"),
                        given(s -> Limit.concurrency(1))),
                row("Pawl.Builder.keepHistory(Duration)", CallRows::builder, atLeast(Duration.ofDays(1))),
                row(
                        "Pawl.Builder.archiveHistory(Path)",
                        CallRows::builder,
                        given(s -> Path.of("target")).never("no directory", Path.of("pom.xml"))),
                row("Pawl.Builder.upkeep(boolean)", CallRows::builder, any(s -> true)),
                row("Pawl.Builder.unknownAfter(Duration)", CallRows::builder, atLeast(Duration.ofSeconds(1))),
                row(
                        "Pawl.Builder.queue(String, int)",
                        CallRows::builder,
                        name("queue", 500),
                        any(s -> 1).never("none", 0).never("fewer than none", Integer.MIN_VALUE)),
                row(
                        "Pawl.Builder.schedule(String, Schedule, ScheduledInsert)",
                        CallRows::builder,
                        name("schedule", 500),
                        given(s -> Schedule.cron("@daily")),
                        given(s -> (ScheduledInsert) at -> null)),
                row("Pawl.Builder.lease(Duration)", CallRows::builder, atLeast(Duration.ofSeconds(1))),
                row("Pawl.Builder.poll(Duration)", CallRows::builder, atLeast(Duration.ofMillis(10))),
                row(
                        "Pawl.Builder.networkTimeout(Duration)",
                        CallRows::builder,
                        given(s -> Duration.ofSeconds(3))
                                .never("too short", Duration.ofMillis(2_999))
                                .never("the longest", Duration.ofSeconds(Long.MAX_VALUE))
                                .never("the most negative", Duration.ofSeconds(Long.MIN_VALUE))),
                row("Pawl.Builder.drain(Duration)", CallRows::builder, atLeast(Duration.ZERO)),
                row("Pawl.Builder.maxDocumentBytes(int)", CallRows::builder, from(64, 64, 256 << 20)),
                row("Pawl.Builder.schema(String)", CallRows::builder, schema(s -> "pawl")),
                row("Pawl.Builder.migrate(boolean)", CallRows::builder, any(s -> true)),
                row("Pawl.Builder.direct(DataSource)", CallRows::builder, given(s -> FakeSource.closed())),
                row("Pawl.Builder.listen(boolean)", CallRows::builder, any(s -> true)),
                row(
                        "Pawl.Builder.listener(PawlListener)",
                        CallRows::builder,
                        given(s -> new PawlListener() {})
                                .refused("that gives null", new Nulls(), NullPointerException.class)
                                .never("that asks too often", new Often())));
    }

    private static Param schema(java.util.function.Function<Scene, Object> sane) {
        return named(sane).never("blank", " ").never("of Postgres", "pg_toast").never("too long", "x".repeat(64));
    }

    private static Pawl.Builder builder(Scene scene) {
        return Pawl.inMemory();
    }

    /** A listener that gives null in place of an Optional. */
    private static final class Nulls implements PawlListener {
        @Override
        public java.util.Optional<Duration> backlogEvery() {
            return null;
        }
    }

    private static final class Often implements PawlListener {
        @Override
        public java.util.Optional<Duration> backlogEvery() {
            return java.util.Optional.of(Duration.ofNanos(-1));
        }
    }

    /** An insert that no generated class has made, and that says nothing. */
    private static final class Foreign implements Insert<Object> {
        @Override
        public String machine() {
            return null;
        }

        @Override
        public Object state() {
            return null;
        }

        @Override
        public InsertOptions options() {
            return null;
        }
    }

    /** A signal that no generated class has made, and that says nothing. */
    private static final class ForeignSend implements Send {
        @Override
        public String machine() {
            return null;
        }

        @Override
        public java.util.OptionalLong id() {
            return null;
        }

        @Override
        public java.util.Optional<String> key() {
            return null;
        }

        @Override
        public Object signal() {
            return null;
        }

        @Override
        public SignalOptions options() {
            return null;
        }
    }
}
