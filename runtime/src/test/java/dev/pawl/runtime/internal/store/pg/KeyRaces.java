package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.inserting;
import static dev.pawl.runtime.internal.store.pg.Fixture.sending;
import static dev.pawl.runtime.internal.store.pg.Fixture.spawning;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.ScheduleDefinition.Policy;
import dev.pawl.runtime.internal.store.ScheduleRow;
import dev.pawl.runtime.internal.store.Schedules.Firing;
import java.time.Instant;
import java.util.List;

/** Races for keys, of instances and of signals, and what is sent and inserted by them. */
final class KeyRaces {

    private static final Instant DUE = Instant.parse("2025-01-01T03:00:00Z");
    private static final Instant NEXT = Instant.parse("2125-01-02T03:00:00Z");

    private KeyRaces() {}

    static final List<Race<?>> ALL = List.of(
            Race.<Long>of(
                            "a dedup key and the same: it counts once",
                            f -> f.insert(f.waiting(null)),
                            (node, id) -> node.deliver(node.f().signal(id, "1", "d")),
                            (node, id) -> node.deliver(node.f().signal(id, "2", "d")))
                    .seen("SELECT mail, (SELECT count(*) FROM pawl.signal) FROM pawl.instance")
                    .ends("DELIVERED, DUPLICATE, 1|1", "DUPLICATE, DELIVERED, 1|1"),
            Race.<List<Long>>of(
                            "crossed deliveries with dedup keys: each counts once, and neither waits for ever",
                            f -> List.of(f.insert(f.waiting(null)), f.insert(f.waiting(null))),
                            (node, ids) -> node.deliver(
                                    node.f().signal(ids.get(0), "1", "d"),
                                    node.f().signal(ids.get(1), "1", "d")),
                            (node, ids) -> node.deliver(
                                    node.f().signal(ids.get(1), "2", "d"),
                                    node.f().signal(ids.get(0), "2", "d")))
                    .ends("DELIVERED DELIVERED, DUPLICATE DUPLICATE", "DUPLICATE DUPLICATE, DELIVERED DELIVERED"),
            Race.<Integer>of(
                            "two inserts of one key: one is inserted, and the other told of it",
                            f -> 0,
                            (node, none) -> node.insert(node.f().waiting("k")),
                            (node, none) -> node.insert(node.f().waiting("k")))
                    .ends("inserted #1, held by #1", "held by #1, inserted #1"),
            Race.<Integer>of(
                            "crossed inserts of keys: each is inserted once, and neither waits for ever",
                            f -> 0,
                            (node, none) ->
                                    node.insert(node.f().waiting("k"), node.f().waiting("l")),
                            (node, none) ->
                                    node.insert(node.f().waiting("l"), node.f().waiting("k")))
                    .ends(
                            "inserted #1 inserted #2, held by #2 held by #1",
                            "held by #2 held by #1, inserted #1 inserted #2"),
            Race.<Claimed>of(
                            "an insert and the end of who has the key: the key is held or free",
                            KeyRaces::claimedK,
                            (node, row) -> node.insert(node.f().waiting("k")),
                            (node, row) -> node.commit(node.f().to(row, Then.DONE)))
                    .ends("held by #1, committed", "inserted #2, committed"),
            Race.<Claimed>of(
                            "an insert and the cancellation of who has the key: the key is held or free",
                            KeyRaces::claimedK,
                            (node, row) -> node.insert(node.f().waiting("k")),
                            (node, row) -> node.cancel(row.id()))
                    .ends("held by #1, CANCELLED", "inserted #2, CANCELLED"),
            Race.<Claimed>of(
                            "an outcome's insert and a client's: one of them",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(inserting(
                                    node.f().to(row, Then.DONE), node.f().waiting("k"))),
                            (node, row) -> node.insert(node.f().waiting("k")))
                    .ends("committed inserted, held by #2", "committed refused, inserted #2"),
            Race.<Claimed>of(
                            "a child's key and a client's: the parent waits for its child, or knows that it was refused",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(spawning(
                                    node.f().to(row, Then.PARK), node.f().waiting("k"))),
                            (node, row) -> node.insert(node.f().waiting("k")))
                    .then((node, row) -> node.claim())
                    .ends("committed inserted, held by #2, nothing", "committed refused, inserted #2, #1 with 0"),
            Race.<Claimed>of(
                            "an outcome's insert and the end of who has the key: the key is held or free",
                            f -> {
                                claimedK(f);
                                return f.claimedNew();
                            },
                            (node, row) -> node.commit(inserting(
                                    node.f().to(row, Then.DONE), node.f().waiting("k"))),
                            (node, row) -> node.commit(node.f().to(row.id() - 1, row.rev(), Then.DONE, 0)))
                    .ends("committed refused, committed", "committed inserted, committed"),
            Race.<Claimed>of(
                            "a signal by a key and the end of who has it: in time, or refused",
                            KeyRaces::claimedK,
                            (node, row) -> node.deliver(node.f().signal("k", "{}", null)),
                            (node, row) -> node.commit(node.f().to(row, Then.DONE)))
                    .ends("DELIVERED, committed", "ENDED, committed"),
            Race.<Integer>of(
                            "a signal by a key and its insert: refused, or delivered",
                            f -> 0,
                            (node, none) -> node.deliver(node.f().signal("k", "{}", null)),
                            (node, none) -> node.insert(node.f().waiting("k")))
                    .ends("MISSING, inserted #1", "DELIVERED, inserted #1"),
            Race.<List<Claimed>>of(
                            "a send and the end of its receiver: in time, or refused",
                            KeyRaces::two,
                            (node, rows) -> node.commit(sending(
                                    node.f().to(rows.get(0), Then.PARK),
                                    node.f().signal(rows.get(1).id(), "{}", "d"))),
                            (node, rows) -> node.commit(node.f().to(rows.get(1), Then.DONE)))
                    .ends("committed DELIVERED, committed", "committed ENDED, committed"),
            Race.<List<Claimed>>of(
                            "a send by a key and the end of its receiver: in time, or refused",
                            KeyRaces::two,
                            (node, rows) -> node.commit(sending(
                                    node.f().to(rows.get(0), Then.PARK),
                                    node.f().signal("two", "{}", "d"))),
                            (node, rows) -> node.commit(node.f().to(rows.get(1), Then.DONE)))
                    .ends("committed DELIVERED, committed", "committed ENDED, committed"),
            Race.<List<Claimed>>of(
                            "a send and the park of its receiver: the signal is there for the next claim",
                            KeyRaces::two,
                            (node, rows) -> node.commit(sending(
                                    node.f().to(rows.get(0), Then.PARK),
                                    node.f().signal(rows.get(1).id(), "{}", null))),
                            (node, rows) -> node.commit(node.f().to(rows.get(1), Then.PARK)))
                    .then((node, rows) -> node.claim())
                    .ends("committed DELIVERED, committed, #2 with 1"),
            Race.<List<Claimed>>of(
                            "crossed sends: both arrive, and neither waits for ever",
                            KeyRaces::two,
                            (node, rows) -> node.commit(sending(
                                    node.f().to(rows.get(0), Then.PARK),
                                    node.f().signal(rows.get(1).id(), "{}", null))),
                            (node, rows) -> node.commit(sending(
                                    node.f().to(rows.get(1), Then.PARK),
                                    node.f().signal("one", "{}", null))))
                    .then((node, rows) -> node.claim())
                    .ends(
                            "committed DELIVERED, committed DELIVERED, #1 with 1 and #2 with 1",
                            "committed DELIVERED, committed DELIVERED, #2 with 1 and #1 with 1"),
            Race.<List<Claimed>>of(
                            "two sends with one dedup key: it counts once",
                            f -> {
                                f.insert(f.waiting("to"));
                                return two(f);
                            },
                            (node, rows) -> node.commit(sending(
                                    node.f().to(rows.get(0), Then.PARK),
                                    node.f().signal("to", "{}", "d"))),
                            (node, rows) -> node.commit(sending(
                                    node.f().to(rows.get(1), Then.PARK),
                                    node.f().signal("to", "{}", "d"))))
                    .ends("committed DELIVERED, committed DUPLICATE", "committed DUPLICATE, committed DELIVERED"),
            Race.<List<Claimed>>of(
                            "a send and the cancellation of its sender: both or neither",
                            KeyRaces::two,
                            (node, rows) -> node.commit(sending(
                                    node.f().to(rows.get(0), Then.PARK),
                                    node.f().signal("two", "{}", null))),
                            (node, rows) -> node.cancel(rows.get(0).id()))
                    .seen("SELECT count(*) FROM pawl.signal")
                    .ends("committed DELIVERED, CANCELLED, 1", "void, CANCELLED, 0"),
            Race.<ScheduleRow>of(
                            "two firings of one occurrence: one instance",
                            KeyRaces::scheduled,
                            KeyRaces::fire,
                            KeyRaces::fire)
                    .seen("SELECT count(*) FROM pawl.instance")
                    .ends("inserted #1, too late, 1", "too late, inserted #1, 1"),
            Race.<ScheduleRow>of(
                            "a firing and a pause: a schedule that is paused fires no more",
                            KeyRaces::scheduled,
                            KeyRaces::fire,
                            (node, row) ->
                                    node.store().schedules().pause("s", "ann").toString())
                    .ends("inserted #1, DONE", "too late, DONE"),
            Race.<ScheduleRow>of(
                            "a firing and a skip: one of them",
                            KeyRaces::scheduled,
                            KeyRaces::fire,
                            (node, row) -> node.store().schedules().skip("s", row.rev(), NEXT) ? "skipped" : "too late")
                    .ends("inserted #1, too late", "too late, skipped"),
            Race.<ScheduleRow>of(
                            "a firing and a new definition: of an old one, no occurrence comes after it",
                            KeyRaces::scheduled,
                            KeyRaces::fire,
                            (node, row) -> define(node, "0 4 * * *", row.rev()))
                    .ends("inserted #1, too late", "too late, defined"),
            Race.<Integer>of(
                            "two that make a schedule: one of them",
                            f -> 0,
                            (node, none) -> define(node, "0 3 * * *", ScheduleRow.NONE),
                            (node, none) -> define(node, "0 4 * * *", ScheduleRow.NONE))
                    .ends("defined, too late", "too late, defined"),
            Race.<ScheduleRow>of(
                            "a firing and an insert of its key: one instance",
                            KeyRaces::scheduled,
                            KeyRaces::fire,
                            (node, row) -> node.insert(node.f().waiting("nightly")))
                    .ends("inserted #1, held by #1", "held by #1, inserted #1"));

    static Claimed claimedK(Fixture f) {
        f.insert(f.runnable("k"));
        return f.claim(1).get(0);
    }

    private static List<Claimed> two(Fixture f) {
        f.insert(f.runnable("one"));
        f.insert(f.runnable("two"));
        return f.claim(2);
    }

    private static ScheduleDefinition definition(String expression) {
        return new ScheduleDefinition("s", expression, "UTC", Policy.ONCE);
    }

    private static ScheduleRow scheduled(Fixture f) {
        f.store.schedules().define(definition("0 3 * * *"), DUE, ScheduleRow.NONE);
        return f.store.schedules().list().get(0);
    }

    private static String define(RacingNode node, String expression, long rev) {
        return node.store().schedules().define(definition(expression), DUE, rev) ? "defined" : "too late";
    }

    private static String fire(RacingNode node, ScheduleRow row) {
        Firing firing = new Firing("s", row.rev(), DUE, NEXT, null, false);
        InsertedRow made = node.store().schedules().fire(firing, node.f().waiting("nightly"));
        return made == null ? "too late" : RacingNode.words(made);
    }
}
