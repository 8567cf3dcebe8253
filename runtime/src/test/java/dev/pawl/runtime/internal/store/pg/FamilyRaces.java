package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.spawning;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Note;
import dev.pawl.runtime.internal.store.What;
import java.util.Collections;
import java.util.List;

/** Races between a parent, its children, and those who do something to either. */
final class FamilyRaces {

    private FamilyRaces() {}

    /**
     * A parent and its children, which are in somebody's hand.
     *
     * @param spawn the revision at which it spawned them, and which it has
     */
    private record House(long parent, long spawn, List<Claimed> children) {
        Claimed child(int n) {
            return children.get(n);
        }
    }

    static final List<Race<?>> ALL = List.of(
            Race.<House>of(
                            "a parent's park and the end of its last child: the join comes",
                            f -> house(f, 1, Then.CONTINUE),
                            (node, house) -> node.commit(node.f().to(house.parent, house.spawn, Then.PARK, 0)),
                            (node, house) -> node.commit(node.f().done(house.child(0))))
                    .then((node, house) -> node.claim())
                    .seen("SELECT kids, joined_at IS NOT NULL FROM pawl.instance WHERE parent IS NULL")
                    .ends("committed, committed, #1 with 0, 0|t"),
            Race.<House>of(
                            "the ends of the last two children: both are counted, and the join comes",
                            f -> house(f, 2, Then.PARK),
                            (node, house) -> node.commit(node.f().done(house.child(0))),
                            (node, house) -> node.commit(node.f().done(house.child(1))))
                    .then((node, house) -> node.claim())
                    .ends("committed, committed, #1 with 0"),
            Race.<House>of(
                            "a child's end and its cancellation: it is counted once",
                            f -> house(f, 2, Then.PARK),
                            (node, house) -> node.commit(node.f().done(house.child(0))),
                            (node, house) -> node.cancel(house.child(0).id()))
                    .seen("SELECT kids FROM pawl.instance WHERE parent IS NULL")
                    .ends("committed, ENDED, 1", "void, CANCELLED, 1"),
            Race.<House>of(
                            "the end of the last child and the cancellation of another: the join comes",
                            f -> house(f, 2, Then.PARK),
                            (node, house) -> node.commit(node.f().done(house.child(0))),
                            (node, house) -> node.cancel(house.child(1).id()))
                    .then((node, house) -> node.claim())
                    .ends("committed, CANCELLED, #1 with 0"),
            Race.<House>of(
                            "a parent that leaves and the end of its last child: nobody is left behind",
                            f -> house(f, 1, Then.CONTINUE),
                            (node, house) -> node.commit(leaving(node.f(), house.parent, house.spawn)),
                            (node, house) -> node.commit(node.f().done(house.child(0))))
                    .then((node, house) -> node.sweep())
                    .seen("SELECT status, kids FROM pawl.instance ORDER BY id")
                    .ends("committed, committed, nothing, 2|null, 4|null"),
            Race.<House>of(
                            "a parent that leaves and the cancellation of a child: nobody is left behind",
                            f -> house(f, 2, Then.CONTINUE),
                            (node, house) -> node.commit(leaving(node.f(), house.parent, house.spawn)),
                            (node, house) -> node.cancel(house.child(1).id()))
                    .then((node, house) -> node.sweep())
                    .seen("SELECT count(*) FROM pawl.instance WHERE parent IS NOT NULL AND ended_at IS NULL")
                    .ends("committed, CANCELLED, cancelled 1, 0"),
            Race.<House>of(
                            "who cancels the children of a parent that ended, and the end of one: one of them",
                            f -> {
                                House house = house(f, 1, Then.PARK);
                                f.store.cancel(f.a.machine(), house.parent, "enough");
                                return house;
                            },
                            (node, house) -> node.sweep(),
                            (node, house) -> node.commit(node.f().done(house.child(0))))
                    .then((node, house) -> node.sweep())
                    .seen("SELECT count(*) FROM pawl.cancellation")
                    .ends("cancelled 1, void, nothing, 0", "nothing, committed, nothing, 0"),
            Race.<House>of(
                            "two who cancel the children of a parent that ended: each child once",
                            f -> {
                                House house = house(f, 3, Then.PARK);
                                f.store.cancel(f.a.machine(), house.parent, "enough");
                                return house;
                            },
                            (node, house) -> node.sweep(),
                            (node, house) -> node.sweep())
                    .seen("SELECT count(*) FROM pawl.cancellation")
                    .ends("cancelled 3, nothing, 0", "nothing, cancelled 3, 0"),
            Race.<Claimed>of(
                            "a spawn and the cancellation of the parent: no child lives on",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(spawning(node.f().to(row, Then.PARK), children(node.f(), 2))),
                            (node, row) -> node.cancel(row.id()))
                    .then((node, row) -> node.sweep())
                    .seen("SELECT count(*) FROM pawl.instance WHERE ended_at IS NULL")
                    .ends("committed inserted inserted, CANCELLED, cancelled 2, 0", "void, CANCELLED, nothing, 0"),
            Race.<House>of(
                            "a failed child's retry and the end of the last other: the parent waits for it again",
                            f -> {
                                House house = house(f, 2, Then.PARK);
                                f.commit(failed(f, house.child(0)));
                                return house;
                            },
                            (node, house) -> node.retry(house.child(0).id()),
                            (node, house) -> node.commit(node.f().done(house.child(1))))
                    .seen("SELECT kids, joined_at IS NULL FROM pawl.instance WHERE parent IS NULL")
                    .ends("retried, committed, 1|t"),
            Race.<House>of(
                            "a failed child's retry and the parent's join: the join knows it failed, or is void",
                            f -> {
                                House house = house(f, 1, Then.CONTINUE);
                                f.commit(failed(f, house.child(0)));
                                return house;
                            },
                            (node, house) -> node.retry(house.child(0).id()),
                            (node, house) -> node.commit(leaving(node.f(), house.parent, house.spawn)))
                    .seen("SELECT kids FROM pawl.instance WHERE parent IS NULL")
                    .ends("retried, committed, null", "retried, void, 1"),
            Race.<House>of(
                            "a failed child's retry and the claim of its parent: the parent waits for it again",
                            f -> {
                                House house = house(f, 1, Then.PARK);
                                f.commit(failed(f, house.child(0)));
                                f.execute("UPDATE pawl.instance SET priority = 9 WHERE parent IS NULL");
                                return house;
                            },
                            (node, house) -> node.retry(house.child(0).id()),
                            (node, house) ->
                                    node
                                            .store()
                                            .claim(Fixture.QUEUE, node.f().states, 1, Fixture.LEASE, Fixture.NODE)
                                            .stream()
                                            .map(row -> (row.joinedAt() == null ? "waiting #" : "joined #") + row.id())
                                            .findFirst()
                                            .orElse(RacingNode.NOTHING))
                    .seen("SELECT kids FROM pawl.instance WHERE parent IS NULL")
                    .ends("retried, joined #1, 1", "retried, waiting #1, 1"),
            Race.<House>of(
                            "a parent's rewind and the end of its last child: the join comes",
                            f -> {
                                House house = house(f, 1, Then.PARK);
                                f.store.cancel(f.a.machine(), house.parent, "a mistake");
                                return house;
                            },
                            (node, house) -> node.rewind(house.parent, house.spawn),
                            (node, house) -> node.commit(node.f().done(house.child(0))))
                    .then((node, house) -> node.sweep())
                    .seen("SELECT kids, joined_at IS NOT NULL FROM pawl.instance WHERE parent IS NULL")
                    .ends("DONE, committed, nothing, 0|t"),
            Race.<House>of(
                            "a parent's rewind and who cancels its children: it waits for those that are left",
                            f -> {
                                House house = house(f, 2, Then.PARK);
                                f.store.cancel(f.a.machine(), house.parent, "a mistake");
                                return house;
                            },
                            (node, house) -> node.rewind(house.parent, house.spawn),
                            (node, house) -> node.sweep())
                    .seen(
                            "SELECT kids, (SELECT count(*) FROM pawl.instance c WHERE c.parent = p.id AND c.ended_at IS NULL)"
                                    + " FROM pawl.instance p WHERE parent IS NULL")
                    .ends("DONE, nothing, 2|2", "DONE, cancelled 2, 0|0"),
            Race.<House>of(
                            "a parent that is paused and the end of its last child: the join comes once it is resumed",
                            f -> house(f, 1, Then.PARK),
                            (node, house) -> node.pause(house.parent),
                            (node, house) -> node.commit(node.f().done(house.child(0))))
                    .then((node, house) -> {
                        node.resume(house.parent);
                        return node.claim();
                    })
                    .ends("DONE, committed, #1 with 0"),
            Race.<House>of(
                            "a parent's rewind and the deletion of its ended child: the parent joins, with it or without",
                            f -> {
                                House house = house(f, 1, Then.PARK);
                                f.store.cancel(f.a.machine(), house.parent, "a mistake");
                                f.commit(f.done(house.child(0)));
                                return house;
                            },
                            (node, house) -> node.rewind(house.parent, house.spawn),
                            (node, house) -> node.delete(house.child(0).id()))
                    .then((node, house) -> node.claim())
                    .seen("SELECT kids > 0 FROM pawl.instance WHERE parent IS NULL")
                    .whoever()
                    .ends("DONE, DONE, #1 with 0, null", "DONE, NOT_APPLICABLE, #1 with 0, f"),
            Race.<House>of(
                            "a failed child's retry and its parent's deletion: both go their way",
                            f -> {
                                House house = house(f, 1, Then.PARK);
                                f.commit(failed(f, house.child(0)));
                                f.store.cancel(f.a.machine(), house.parent, "a mistake");
                                return house;
                            },
                            (node, house) -> node.retry(house.child(0).id()),
                            (node, house) -> node.delete(house.parent))
                    .ends("retried, DONE"),
            Race.<House>of(
                            "what has ended is deleted, and a child of it ends: neither holds the other up",
                            f -> {
                                House house = house(f, 1, Then.PARK);
                                f.store.cancel(f.a.machine(), house.parent, "enough");
                                f.execute("UPDATE pawl.machine SET keep = '0'");
                                return house;
                            },
                            (node, house) -> node.deleteEnded(),
                            (node, house) -> node.commit(node.f().done(house.child(0))))
                    .then((node, house) -> node.deleteEnded())
                    .seen("SELECT count(*) FROM pawl.instance")
                    .ends("deleted 1, committed, deleted 1, 0", "deleted 2, committed, nothing, 0"));

    private static NewRow[] children(Fixture f, int count) {
        return Collections.nCopies(count, f.runnable(null)).toArray(NewRow[]::new);
    }

    private static House house(Fixture f, int count, Then then) {
        Commit c = spawning(f.to(f.claimedNew(), then), children(f, count));
        // Told to the history, so that it can be rewound to it.
        Committed parent = f.commit(new Commit(
                c.id(),
                c.rev(),
                c.state(),
                c.data(),
                c.then(),
                c.entered(),
                c.action(),
                c.attempt(),
                c.failures(),
                c.again(),
                c.timers(),
                c.fired(),
                c.seen(),
                c.taken(),
                c.error(),
                new Note(What.ENTERED, c.state(), "action", "step", 0, 0),
                c.family(),
                c.effects(),
                c.limited()));
        return new House(parent.id(), parent.rev(), f.claim(count));
    }

    private static Commit failed(Fixture f, Claimed child) {
        return Fixture.with(
                f.to(child, Then.FAILED), new Family(Family.AS_BEFORE, false, false, child.parent()), Effects.NONE);
    }

    private static Commit leaving(Fixture f, long id, long rev) {
        return Fixture.with(f.to(id, rev, Then.PARK, 0), new Family(Family.FOR_NONE, false, true, null), Effects.NONE);
    }
}
