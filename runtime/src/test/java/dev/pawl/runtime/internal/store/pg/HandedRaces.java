package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit.Then;
import java.util.List;

/** Races between a delivery that claims what it wakes, and whoever else is at that instance. */
final class HandedRaces {

    private HandedRaces() {}

    private static String deliver(RacingNode node, long id) {
        return node.deliverAndClaim(node.f().signal(id, "{}", null));
    }

    static final List<Race<?>> ALL = List.of(
            Race.<Long>of(
                            "a delivery that claims and a claim: the delivery has it",
                            f -> f.insert(f.waiting(null)),
                            HandedRaces::deliver,
                            (node, id) -> node.claim())
                    .ends("DELIVERED and #1 with 1, nothing"),
            Race.<Long>of(
                            "a delivery that claims and a claim of what is due: one has it",
                            f -> f.insert(f.runnable(null)),
                            HandedRaces::deliver,
                            (node, id) -> node.claim())
                    .then((node, id) -> node.claim())
                    .ends("DELIVERED and #1 with 1, nothing, nothing", "DELIVERED, #1 with 0, nothing"),
            Race.<Long>of(
                            "two deliveries that claim: one has it",
                            f -> f.insert(f.waiting(null)),
                            HandedRaces::deliver,
                            HandedRaces::deliver)
                    .seen("SELECT mail FROM pawl.instance")
                    .ends("DELIVERED and #1 with 1, DELIVERED, 2", "DELIVERED, DELIVERED and #1 with 1, 2"),
            Race.<Long>of(
                            "a delivery that claims and another that does not: the inbox is what the counter says",
                            f -> f.insert(f.waiting(null)),
                            HandedRaces::deliver,
                            (node, id) -> node.deliver(node.f().signal(id, "{}", null)))
                    .seen("SELECT mail FROM pawl.instance")
                    .ends("DELIVERED and #1 with 1, DELIVERED, 2", "DELIVERED and #1 with 2, DELIVERED, 2"),
            Race.<Claimed>of(
                            "a park and a delivery that claims: it has it, or the next claim does",
                            Fixture::claimedNew,
                            (node, row) -> node.commit(node.f().to(row, Then.PARK)),
                            (node, row) -> deliver(node, row.id()))
                    .then((node, row) -> node.claim())
                    .ends("committed, DELIVERED, #1 with 1", "committed, DELIVERED and #1 with 1, nothing"),
            Race.<Long>of(
                            "a delivery that claims and a cancellation: it is cancelled, whoever holds it",
                            f -> f.insert(f.waiting(null)),
                            HandedRaces::deliver,
                            (node, id) -> node.cancel(id))
                    .seen("SELECT status, node IS NULL FROM pawl.instance")
                    .ends("DELIVERED and #1 with 1, CANCELLED, 6|t", "ENDED, CANCELLED, 6|t"),
            Race.<Long>of(
                            "a delivery that claims and a pause: it is held, at once or from its commit on",
                            f -> f.insert(f.waiting(null)),
                            HandedRaces::deliver,
                            (node, id) -> node.pause(id))
                    .seen("SELECT held FROM pawl.instance")
                    .ends("DELIVERED and #1 with 1, DONE, 1", "DELIVERED, DONE, 1"),
            Race.<Long>of(
                            "a delivery that claims and a machine's pause: it is held, at once or from its commit on",
                            f -> f.insert(f.waiting(null)),
                            HandedRaces::deliver,
                            (node, id) -> node.pauseMachine())
                    .seen("SELECT held FROM pawl.instance")
                    // It is paused, and then its instances are held; the delivery may come in between.
                    .whoever()
                    .ends("DELIVERED and #1 with 1, paused, 2", "DELIVERED, paused, 2"),
            Race.<Long>of(
                            "a delivery that claims and a resume: it has it, or the next claim does",
                            f -> {
                                long id = f.insert(f.waiting(null));
                                f.store.operators().pause(id, "ann");
                                return id;
                            },
                            HandedRaces::deliver,
                            (node, id) -> node.resume(id))
                    .then((node, id) -> node.claim())
                    .ends("DELIVERED, DONE, #1 with 1", "DELIVERED and #1 with 1, DONE, nothing"),
            Race.<Claimed>of(
                            "a delivery that claims and the reaper: it has it once it is reaped",
                            LifeRaces::expired,
                            (node, row) -> deliver(node, row.id()),
                            (node, row) -> node.reap())
                    .then((node, row) -> node.claim())
                    .ends("DELIVERED, #1, #1 with 1", "DELIVERED and #1 with 1, #1, nothing"),
            Race.<Claimed>of(
                            "a delivery that claims and who gives back: it has it, or the next claim does",
                            Fixture::claimedNew,
                            (node, row) -> deliver(node, row.id()),
                            (node, row) -> node.release(row))
                    .then((node, row) -> node.claim())
                    .ends("DELIVERED, released, #1 with 1", "DELIVERED and #1 with 1, released, nothing"),
            Race.<Long>of(
                            "a delivery that claims and a deletion: a live one stays",
                            f -> f.insert(f.waiting(null)),
                            HandedRaces::deliver,
                            (node, id) -> node.delete(id))
                    .ends("DELIVERED and #1 with 1, NOT_APPLICABLE"),
            Race.<Long>of(
                            "a delivery by a key that claims, and the end of who has it: claimed, or refused",
                            f -> f.insert(f.waiting("k")),
                            (node, id) -> node.deliverAndClaim(node.f().signal("k", "{}", null)),
                            (node, id) -> node.cancel(id))
                    .ends("DELIVERED and #1 with 1, CANCELLED", "ENDED, CANCELLED"));
}
