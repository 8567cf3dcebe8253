package dev.pawl.runtime.inputs;

import static dev.pawl.runtime.inputs.Param.any;
import static dev.pawl.runtime.inputs.Param.delay;
import static dev.pawl.runtime.inputs.Param.from;
import static dev.pawl.runtime.inputs.Param.given;
import static dev.pawl.runtime.inputs.Param.lookup;
import static dev.pawl.runtime.inputs.Param.name;
import static dev.pawl.runtime.inputs.Param.ruled;
import static dev.pawl.runtime.inputs.Param.text;
import static dev.pawl.runtime.inputs.Param.time;
import static dev.pawl.runtime.inputs.Row.row;

import dev.pawl.Effects;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.Send;
import dev.pawl.Spawn;
import dev.pawl.Status;
import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.ManualClock;
import dev.pawl.runtime.Missed;
import dev.pawl.runtime.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The rows of what only makes values: what a step returns, options, filters, limits, schedules. */
final class ValueRows {

    private ValueRows() {}

    static List<Row> all() {
        return List.of(
                // What a step returns.
                row("Outcome.next(Object)", state()),
                row("Outcome.after(Duration)", delay()),
                row("Outcome.send(Send[])", sends()),
                row("Outcome.send(Collection)", several(ValueRows::send)),
                row("Outcome.insert(Insert[])", inserts()),
                row("Outcome.insert(Collection)", several(Scene::insert)),
                row("Outcome.spawn(Collection)", several(Scene::insert)),
                row("Outcome.stop(String)", text()),
                row("Outcome.Delayed.next(Object)", s -> Outcome.after(Duration.ZERO), state()),
                row(
                        "new Outcome.With(List, List, Outcome)",
                        several(ValueRows::send),
                        several(Scene::insert),
                        given(s -> Outcome.next("state"))
                                .never(
                                        "one with effects",
                                        new Outcome.With<>(List.of(), List.of(), Outcome.next("state")))),
                row("new Outcome.Next(Object, Duration)", state(), delay()),
                row("new Outcome.Stay(Object)", state()),
                row("new Outcome.Replay(Object, Duration)", state(), delay()),
                row("new Outcome.Stop(String)", text()),
                row("Effects.send(Send[])", ValueRows::effects, sends()),
                row("Effects.send(Collection)", ValueRows::effects, several(ValueRows::send)),
                row("Effects.insert(Insert[])", ValueRows::effects, inserts()),
                row("Effects.insert(Collection)", ValueRows::effects, several(Scene::insert)),
                row("Effects.spawn(Collection)", ValueRows::effects, several(Scene::insert)),
                row("Effects.next(Object)", ValueRows::effects, state()),
                row("Effects.after(Duration)", ValueRows::effects, delay()),
                row("Effects.stop(String)", ValueRows::effects, text()),
                row(
                        "Effects.then(Outcome)",
                        ValueRows::effects,
                        given(s -> Outcome.next("state"))
                                .trial(
                                        "one with effects",
                                        s -> Outcome.insert(s.insert()).next("state"),
                                        IllegalArgumentException.class)),
                row("Spawn.after(Duration)", ValueRows::spawn, delay()),
                row("Spawn.next(Object)", ValueRows::spawn, state()),
                row("Spawning.none(Outcome)", given(s -> Outcome.next("state"))),
                row(
                        "new Spawning(Outcome, List)",
                        given(s -> Outcome.next("state")).never("one that enters no state", Outcome.stop("because")),
                        several(Scene::insert)),
                row("StepContext.stay(Object)", Scene::context, state()),
                row("StepContext.replay(Object, Duration)", Scene::context, state(), delay()),
                row("new Children(List)", several(s -> "child")),

                // Options.
                row("InsertOptions.key(String)", name("key", 500)),
                row("InsertOptions.queue(String)", ValueRows::options, name("queue", 500)),
                row("InsertOptions.priority(int)", ValueRows::options, from(5, 0, 9)),
                row("InsertOptions.after(Duration)", ValueRows::options, delay()),
                row("InsertOptions.at(Instant)", ValueRows::options, time()),
                row("InsertOptions.partition(String)", ValueRows::options, name("partition", 500)),
                row(
                        "InsertOptions.limit(String)",
                        ValueRows::options,
                        name("limit", 100).never("with an @", "@limit")),
                row("SignalOptions.dedup(String)", name("event", 500)),
                row(
                        "new SignalOptions(Optional)",
                        given(s -> Optional.of("event"))
                                .fine("none", Optional.empty())
                                .never("an empty one", Optional.of(""))
                                .never("one that is huge", Optional.of(Texts.HUGE))
                                .never("one that cannot be stored", Optional.of(Texts.NUL))
                                .never("half a pair", Optional.of(Texts.HIGH))),
                row("MachineOptions.history(boolean)", s -> MachineOptions.defaults(), any(s -> true)),
                row("MachineOptions.keepEnded(Duration)", s -> MachineOptions.defaults(), delay()),

                // Filters.
                row("InstanceFilter.machine(String)", lookup(s -> "Victim")),
                row("InstanceFilter.version(int)", ValueRows::filter, number()),
                row("InstanceFilter.state(String)", ValueRows::filter, lookup(s -> "Idle")),
                row("InstanceFilter.status(Status)", ValueRows::filter, given(s -> Status.FAILED)),
                row("InstanceFilter.queue(String)", ValueRows::filter, lookup(s -> "default")),
                row("InstanceFilter.keyPrefix(String)", ValueRows::filter, lookup(s -> "key")),
                row("InstanceFilter.failureType(String)", ValueRows::filter, lookup(s -> "java.lang.Error")),
                row("InstanceFilter.inserted(Instant, Instant)", ValueRows::filter, time(), time()),
                row("InstanceFilter.ended(Instant, Instant)", ValueRows::filter, time(), time()),

                // Limits and schedules.
                row("Limit.concurrency(int)", from(5, 1, 10_000)),
                row("new Limit.Concurrency(int)", from(5, 1, 10_000)),
                row(
                        "Limit.rate(int, Duration)",
                        any(s -> 10)
                                .never("none", 0)
                                .never("fewer than none", Integer.MIN_VALUE)
                                .never("more than one a microsecond", Integer.MAX_VALUE),
                        given(s -> Duration.ofSeconds(1))
                                .never("zero", Duration.ZERO)
                                .never("negative", Duration.ofNanos(-1))
                                .never("the longest", Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))
                                .never("the most negative", Duration.ofSeconds(Long.MIN_VALUE))),
                row(
                        "new Limit.Rate(Duration, int)",
                        given(s -> Duration.ofSeconds(1))
                                .never("zero", Duration.ZERO)
                                .never("the longest", Duration.ofSeconds(Long.MAX_VALUE))
                                .never("the most negative", Duration.ofSeconds(Long.MIN_VALUE)),
                        from(5, 1, 1_000_000)),
                row("Limit.Rate.burst(int)", s -> Limit.rate(1, Duration.ofSeconds(1)), from(5, 1, 1_000_000)),
                row(
                        "Schedule.cron(String)",
                        ruled("@daily")
                                .never("that never comes", "0 0 30 2 *")
                                .never("too many fields", "* ".repeat(99))
                                .never("numbers beyond counting", "99999999999999999999 * * * *")
                                .never("steps of nothing", "*/0 * * * *")),
                row(
                        "Schedule.every(Duration)",
                        given(s -> Duration.ofMinutes(15))
                                .never("zero", Duration.ZERO)
                                .never("negative", Duration.ofSeconds(-1))
                                .never("part of a millisecond", Duration.ofSeconds(1, 1))
                                .never("the longest", Duration.ofSeconds(Long.MAX_VALUE))
                                .never("the most negative", Duration.ofSeconds(Long.MIN_VALUE))),
                row("Schedule.zone(String)", s -> Schedule.cron("@daily"), ruled("Europe/Vienna")),
                row("Schedule.zone(ZoneId)", s -> Schedule.cron("@daily"), given(s -> ZoneId.of("UTC"))),
                row("Schedule.missed(Missed)", s -> Schedule.cron("@daily"), given(s -> Missed.ALL)),
                row(
                        "Schedule.after(Instant)",
                        s -> Schedule.cron("@daily"),
                        given(s -> Instant.EPOCH)
                                .never("the first", Instant.MIN)
                                .never("the last", Instant.MAX)
                                .fine("long ago", Instant.parse("0002-01-01T00:00:00Z"))
                                .fine("far away", Instant.parse("9000-01-01T00:00:00Z"))),

                // A time that is moved.
                row(
                        "ManualClock.at(Instant)",
                        given(s -> Instant.EPOCH)
                                .never("the first", Instant.MIN)
                                .never("the last", Instant.MAX)
                                .fine("long ago", Instant.parse("0002-01-01T00:00:00Z"))),
                row(
                        "ManualClock.advance(Duration)",
                        s -> ManualClock.at(Instant.EPOCH),
                        given(s -> Duration.ofHours(1))
                                .never("negative", Duration.ofNanos(-1))
                                .never("the longest", Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))
                                .never("the most negative", Duration.ofSeconds(Long.MIN_VALUE))
                                .fine("no time", Duration.ZERO)
                                .fine("a hundred years", Duration.ofDays(36_500))),
                row(
                        "ManualClock.advanceTo(Instant)",
                        s -> ManualClock.at(Instant.EPOCH),
                        given(s -> Instant.EPOCH)
                                .never("the past", Instant.EPOCH.minusNanos(1))
                                .never("the first", Instant.MIN)
                                .never("the last", Instant.MAX)));
    }

    private static Param state() {
        return given(s -> "state");
    }

    private static Param number() {
        return any(s -> 1).fine("the least", Integer.MIN_VALUE).fine("the greatest", Integer.MAX_VALUE);
    }

    private static Send send(Scene scene) {
        return scene.machine.send("key", new Scene.Go("go"));
    }

    private static Effects effects(Scene scene) {
        return Outcome.send(List.of());
    }

    private static Spawn<Object> spawn(Scene scene) {
        return Outcome.spawn(List.of());
    }

    private static InsertOptions options(Scene scene) {
        return InsertOptions.defaults();
    }

    private static InstanceFilter filter(Scene scene) {
        return InstanceFilter.all();
    }

    private static Param several(java.util.function.Function<Scene, Object> one) {
        return given(s -> List.of(one.apply(s)))
                .fine("none", List.of())
                .fine("very many", s -> Collections.nCopies(100_000, one.apply(s)))
                .refused("null among them", Arrays.asList("one", null), NullPointerException.class);
    }

    private static Param sends() {
        return given(s -> new Send[] {send(s)})
                .fine("none", new Send[0])
                .refused("null among them", new Send[] {null}, NullPointerException.class);
    }

    private static Param inserts() {
        return given(s -> new Insert<?>[] {s.insert()})
                .fine("none", new Insert<?>[0])
                .refused("null among them", new Insert<?>[] {null}, NullPointerException.class);
    }
}
