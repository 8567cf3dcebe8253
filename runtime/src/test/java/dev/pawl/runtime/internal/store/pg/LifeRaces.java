package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.fired;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Races for one instance: to claim it, to end it, to tell it something, to take it away. */
final class LifeRaces {

    private LifeRaces() {}

    static final List<Race<?>> ALL = List.of(
            Race.<Claimed>of(
                            "a park and a delivery: the signal is there for the next claim",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(node.f().to(row, Then.PARK)),
                            (node, row) -> node.deliver(node.f().signal(row.id(), "{}", null)))
                    .then((node, row) -> node.claim())
                    .ends("committed, DELIVERED, #1 with 1"),
            Race.<Claimed>of(
                            "a step that goes on and a delivery: the next park sees the signal",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(node.f().to(row, Then.CONTINUE)),
                            (node, row) -> node.deliver(node.f().signal(row.id(), "{}", null)))
                    .then((node, row) ->
                            node.commit(node.f().to(row.id(), row.rev() + 1, Then.PARK, 0)) + " " + node.claim())
                    .ends("kept, DELIVERED, committed #1 with 1"),
            Race.<Claimed>of(
                            "an upgrade and a delivery: the new shape has the signal",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(fired(node.f().to(row, Then.PARK), Set.of(), false)),
                            (node, row) -> node.deliver(node.f().signal(row.id(), "{}", null)))
                    .then((node, row) -> node.claim())
                    .seen("SELECT s.name FROM pawl.instance i JOIN pawl.state s ON s.id = i.state")
                    .ends("committed, DELIVERED, #1 with 1, b"),
            Race.<Long>of(
                            "a claim and a delivery: the inbox is what the counter says",
                            f -> f.insert(f.runnable(null)),
                            (node, id) -> node.claim(),
                            (node, id) -> node.deliver(node.f().signal(id, "{}", null)))
                    .ends("#1 with 0, DELIVERED", "#1 with 1, DELIVERED"),
            Race.<Long>of(
                            "two claims: one has it",
                            f -> f.insert(f.runnable(null)),
                            (node, id) -> node.claim(),
                            (node, id) -> node.claim())
                    .ends("#1 with 0, nothing", "nothing, #1 with 0"),
            Race.<Long>of(
                            "a claim and a cancellation: it is cancelled, whoever holds it",
                            f -> f.insert(f.runnable(null)),
                            (node, id) -> node.claim(),
                            (node, id) -> node.cancel(id))
                    .seen("SELECT status, node IS NULL FROM pawl.instance")
                    .ends("#1 with 0, CANCELLED, 6|t", "nothing, CANCELLED, 6|t"),
            Race.<Claimed>of(
                            "an end and a cancellation: one of them",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(node.f().to(row, Then.DONE)),
                            (node, row) -> node.cancel(row.id()))
                    .seen("SELECT status FROM pawl.instance")
                    .ends("committed, ENDED, 4", "void, CANCELLED, 6"),
            Race.<Claimed>of(
                            "a step that goes on and a cancellation: it is cancelled",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(node.f().to(row, Then.CONTINUE)),
                            (node, row) -> node.cancel(row.id()))
                    .ends("kept, CANCELLED", "void, CANCELLED"),
            Race.<Long>of(
                            "two cancellations: one ends it",
                            f -> f.insert(f.waiting(null)),
                            (node, id) -> node.cancel(id),
                            (node, id) -> node.cancel(id))
                    .ends("CANCELLED, ENDED", "ENDED, CANCELLED"),
            Race.<Long>of(
                            "a cancellation and a delivery: what is refused is not in the inbox",
                            f -> f.insert(f.waiting(null)),
                            (node, id) -> node.cancel(id),
                            (node, id) -> node.deliver(node.f().signal(id, "{}", null)))
                    .seen("SELECT count(*) FROM pawl.signal")
                    .ends("CANCELLED, DELIVERED, 1", "CANCELLED, ENDED, 0"),
            Race.<Claimed>of(
                            "a park and the reaper: the outcome counts, or its lease was lost",
                            LifeRaces::expired,
                            (node, row) -> node.commit(node.f().to(row, Then.PARK)),
                            (node, row) -> node.reap())
                    .seen("SELECT crashes FROM pawl.instance")
                    .ends("committed, nothing, 0", "void, #1, 1"),
            Race.<Claimed>of(
                            "a step that goes on and the reaper: the outcome counts, or its lease was lost",
                            LifeRaces::expired,
                            (node, row) -> node.commit(node.f().to(row, Then.CONTINUE)),
                            (node, row) -> node.reap())
                    .ends("kept, #1", "void, #1"),
            Race.<Claimed>of(
                            "an extension and the reaper: the lease is extended, or lost",
                            LifeRaces::expired,
                            (node, row) -> node.extend(row),
                            (node, row) -> node.reap())
                    .ends("nothing, nothing", "lost, #1"),
            Race.<Claimed>of(
                            "two reapers: one crash is counted",
                            LifeRaces::expired,
                            (node, row) -> node.reap(),
                            (node, row) -> node.reap())
                    .seen("SELECT crashes FROM pawl.instance")
                    .ends("#1, nothing, 1", "nothing, #1, 1"),
            Race.<Claimed>of(
                            "who gives back and the reaper: it is due",
                            LifeRaces::expired,
                            (node, row) -> node.release(row),
                            (node, row) -> node.reap())
                    .then((node, row) -> node.claim())
                    .ends("released, nothing, #1 with 0", "released, #1, #1 with 0"),
            Race.<Claimed>of(
                            "the reaper and a delivery: the next claim has the signal",
                            LifeRaces::expired,
                            (node, row) -> node.reap(),
                            (node, row) -> node.deliver(node.f().signal(row.id(), "{}", null)))
                    .then((node, row) -> node.claim())
                    .ends("#1, DELIVERED, #1 with 1"),
            Race.<Claimed>of(
                            "the reaper and a cancellation: it is cancelled",
                            LifeRaces::expired,
                            (node, row) -> node.reap(),
                            (node, row) -> node.cancel(row.id()))
                    .ends("#1, CANCELLED", "nothing, CANCELLED"),
            Race.<Claimed>of(
                            "the reaper and a claim: it is claimed once it is reaped",
                            LifeRaces::expired,
                            (node, row) -> node.reap(),
                            (node, row) -> node.claim())
                    .ends("#1, #1 with 0"),
            Race.<Claimed>of(
                            "who gives back and a delivery: the next claim has the signal",
                            Fixture::claimedNew,
                            (node, row) -> node.release(row),
                            (node, row) -> node.deliver(node.f().signal(row.id(), "{}", null)))
                    .then((node, row) -> node.claim())
                    .ends("released, DELIVERED, #1 with 1"),
            Race.<Claimed>of(
                            "who gives back and whose outcome is on its way: one of them",
                            Fixture::claimedNew,
                            (node, row) -> node.release(row),
                            (node, row) -> node.commit(node.f().to(row, Then.DONE)))
                    .seen("SELECT status FROM pawl.instance")
                    .ends("released, void, 0", "released, committed, 4"),
            Race.<Claimed>of(
                            "an outcome that is sent twice: it counts once",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(node.f().to(row, Then.PARK)),
                            (node, row) -> node.commit(node.f().to(row, Then.PARK)))
                    .ends("committed, void", "void, committed"),
            Race.<Long>of(
                            "two deliveries: the numbers are in the order of arrival",
                            f -> f.insert(f.waiting(null)),
                            (node, id) -> node.deliver(node.f().signal(id, "1", null)),
                            (node, id) -> node.deliver(node.f().signal(id, "2", null)))
                    .seen(
                            "SELECT string_agg(payload, ' ' ORDER BY seq), bool_and(seq_of_time) FROM (SELECT payload, seq,"
                                    + " rank() OVER (ORDER BY seq) = rank() OVER (ORDER BY at) AS seq_of_time FROM pawl.signal) s")
                    .ends("DELIVERED, DELIVERED, 1 2|t", "DELIVERED, DELIVERED, 2 1|t"));

    /** One that was claimed by a node whose lease has ended. */
    static Claimed expired(Fixture f) {
        Claimed row = f.claimedNew();
        f.expire(row.id(), Duration.ofSeconds(1));
        return row;
    }
}
