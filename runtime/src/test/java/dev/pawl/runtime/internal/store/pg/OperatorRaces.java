package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.util.List;

/** Races between operators, the upkeep, and what goes on meanwhile. */
final class OperatorRaces {

    private OperatorRaces() {}

    static final List<Race<?>> ALL = List.of(
            Race.<Long>of(
                            "a pause and a claim: it is held, at once or from its commit on",
                            f -> f.insert(f.runnable(null)),
                            (node, id) -> node.pause(id),
                            (node, id) -> node.claim())
                    .then((node, id) -> node.resume(id))
                    .ends("DONE, nothing, DONE", "DONE, #1 with 0, DONE"),
            Race.<Claimed>of(
                            "a pause and a step that goes on: it is held after this step or after the next",
                            Fixture::claimedNew,
                            (node, row) -> node.pause(row.id()),
                            (node, row) -> node.commit(node.f().to(row, Then.CONTINUE)))
                    .seen("SELECT held, status FROM pawl.instance")
                    .ends("DONE, kept, 1|1", "DONE, committed, 1|3"),
            Race.<Claimed>of(
                            "a pause and a park: it is held",
                            Fixture::claimedNew,
                            (node, row) -> node.pause(row.id()),
                            (node, row) -> node.commit(node.f().to(row, Then.PARK)))
                    .seen("SELECT held, status, due IS NULL FROM pawl.instance")
                    .ends("DONE, committed, 1|3|t"),
            Race.<Claimed>of(
                            "a pause and an end: it has ended",
                            Fixture::claimedNew,
                            (node, row) -> node.pause(row.id()),
                            (node, row) -> node.commit(node.f().to(row, Then.DONE)))
                    .seen("SELECT held, status FROM pawl.instance")
                    .ends("DONE, committed, 0|4", "NOT_APPLICABLE, committed, 0|4"),
            Race.<Long>of(
                            "a pause and a delivery: the signal is there once it is resumed",
                            f -> f.insert(f.waiting(null)),
                            (node, id) -> node.pause(id),
                            (node, id) -> node.deliver(node.f().signal(id, "{}", null)))
                    .then((node, id) -> node.claim() + " " + node.resume(id) + " " + node.claim())
                    .ends("DONE, DELIVERED, nothing DONE #1 with 1"),
            Race.<Long>of(
                            "a resume and a delivery: the signal is there for the next claim",
                            f -> {
                                long id = f.insert(f.waiting(null));
                                f.store.operators().pause(id, "ann");
                                return id;
                            },
                            (node, id) -> node.resume(id),
                            (node, id) -> node.deliver(node.f().signal(id, "{}", null)))
                    .then((node, id) -> node.claim())
                    .ends("DONE, DELIVERED, #1 with 1"),
            Race.<Claimed>of(
                            "a pause and the reaper: it is due once it is resumed",
                            LifeRaces::expired,
                            (node, row) -> node.pause(row.id()),
                            (node, row) -> node.reap())
                    .then((node, row) -> node.resume(row.id()) + " " + node.claim())
                    .ends("DONE, nothing, DONE #1 with 0", "DONE, #1, DONE #1 with 0"),
            Race.<Long>of(
                            "two pauses: one holds it",
                            f -> f.insert(f.waiting(null)),
                            (node, id) -> node.pause(id),
                            (node, id) -> node.pause(id))
                    .ends("DONE, NOT_APPLICABLE", "NOT_APPLICABLE, DONE"),
            Race.<Long>of(
                            "a machine's pause and a claim: it is held, at once or from its commit on",
                            f -> f.insert(f.runnable(null)),
                            (node, id) -> node.pauseMachine(),
                            (node, id) -> node.claim())
                    .seen("SELECT held FROM pawl.instance")
                    .ends("paused, nothing, 2", "paused, #1 with 0, 2"),
            Race.<Integer>of(
                            "a machine's pause and an insert: it runs once that is resumed, and not before",
                            f -> 0,
                            (node, none) -> node.pauseMachine(),
                            (node, none) -> node.insert(node.f().runnable(null)))
                    .then((node, none) ->
                            node.claim() + " " + node.pauseMachine() + " " + node.resumeMachine() + " " + node.claim())
                    .ends("paused, inserted #1, nothing not paused resumed #1 with 0"),
            Race.<Long>of(
                            "a machine's resume and a delivery: the signal is there for the next claim",
                            OperatorRaces::heldWithItsMachine,
                            (node, id) -> node.resumeMachine(),
                            (node, id) -> node.deliver(node.f().signal(id, "{}", null)))
                    .then((node, id) -> {
                        node.letGo();
                        return node.claim();
                    })
                    .ends("resumed, DELIVERED, #1 with 1"),
            Race.<Long>of(
                            "a machine's resume and its next pause: it is held, and runs once that is resumed",
                            f -> {
                                long id = f.insert(f.runnable(null));
                                f.store.operators().pauseAll("order", null, "ann");
                                f.store.operators().hold("order", -1, 9);
                                f.store.operators().resumeAll("order", null, "ann");
                                return id;
                            },
                            (node, id) -> {
                                node.letGo();
                                return "let go";
                            },
                            (node, id) -> node.pauseMachine())
                    .then((node, id) -> {
                        node.pauseMachine();
                        return node.claim() + " " + node.resumeMachine() + " " + node.claim();
                    })
                    .ends("let go, paused, nothing resumed #1 with 0"),
            Race.<Claimed>of(
                            "a rewind and an outcome: the outcome is void, or rewound",
                            Fixture::claimedNew,
                            (node, row) -> node.rewind(row.id(), 0),
                            (node, row) -> node.commit(node.f().to(row, Then.DONE)))
                    .then((node, row) -> node.claim())
                    .seen("SELECT s.name FROM pawl.instance i JOIN pawl.state s ON s.id = i.state")
                    .ends("DONE, void, #1 with 0, a", "DONE, committed, #1 with 0, a"),
            Race.<Long>of(
                            "a rewind and a claim: who has it in hand is void",
                            f -> f.insert(f.runnable(null)),
                            (node, id) -> node.rewind(id, 0),
                            (node, id) -> node.claim())
                    .seen("SELECT node IS NULL FROM pawl.instance")
                    .ends("DONE, #1 with 0, t", "DONE, #1 with 0, f"),
            Race.<Claimed>of(
                            "a rewind and the reaper: it is due",
                            LifeRaces::expired,
                            (node, row) -> node.rewind(row.id(), 0),
                            (node, row) -> node.reap())
                    .then((node, row) -> node.claim())
                    .ends("DONE, nothing, #1 with 0", "DONE, #1, #1 with 0"),
            Race.<Claimed>of(
                            "a rewind and a delivery: the signal is there for the next claim",
                            Fixture::claimedNew,
                            (node, row) -> node.rewind(row.id(), 0),
                            (node, row) -> node.deliver(node.f().signal(row.id(), "{}", null)))
                    .then((node, row) -> node.claim())
                    .ends("DONE, DELIVERED, #1 with 1"),
            Race.<Long>of(
                            "a rewind and a cancellation: the last of them",
                            f -> f.insert(f.waiting(null)),
                            (node, id) -> node.rewind(id, 0),
                            (node, id) -> node.cancel(id))
                    .seen("SELECT status FROM pawl.instance")
                    .ends("DONE, CANCELLED, 0", "DONE, CANCELLED, 6"),
            Race.<Long>of(
                            "a rewind of who has ended and an insert of its key: one of them has it",
                            OperatorRaces::failedWithKey,
                            (node, id) -> node.rewind(id, 0),
                            (node, id) -> node.insert(node.f().waiting("k")))
                    .ends("DONE, held by #1", "KEY_TAKEN, inserted #2"),
            Race.<Long>of(
                            "a retry and an insert of its key: one of them has it",
                            OperatorRaces::failedWithKey,
                            (node, id) -> node.retry(id),
                            (node, id) -> node.insert(node.f().waiting("k")))
                    .ends("retried, held by #1", "not retried, inserted #2"),
            Race.<Long>of(
                            "two retries: one",
                            OperatorRaces::failedWithKey,
                            (node, id) -> node.retry(id),
                            (node, id) -> node.retry(id))
                    .ends("retried, not retried", "not retried, retried"),
            Race.<Long>of(
                            "a retry and a delivery: what is refused is not in the inbox",
                            OperatorRaces::failedWithKey,
                            (node, id) -> node.retry(id),
                            (node, id) -> node.deliver(node.f().signal(id, "2", null)))
                    .then((node, id) -> node.claim())
                    .ends("retried, DELIVERED, #1 with 2", "retried, ENDED, #1 with 1"),
            Race.<Long>of(
                            "a retry and its deletion: it has all its signals, or is gone",
                            OperatorRaces::failedWithKey,
                            (node, id) -> node.retry(id),
                            (node, id) -> node.delete(id))
                    .then((node, id) -> node.claim())
                    .seen("SELECT (SELECT count(*) FROM pawl.signal), (SELECT count(*) FROM pawl.signal_dedup)")
                    .ends("retried, NOT_APPLICABLE, #1 with 1, 1|1", "not retried, DONE, nothing, 0|0"),
            Race.<Long>of(
                            "a rewind and its deletion: it has all its signals, or is gone",
                            OperatorRaces::failedWithKey,
                            (node, id) -> node.rewind(id, 0),
                            (node, id) -> node.delete(id))
                    .then((node, id) -> node.claim())
                    .seen("SELECT (SELECT count(*) FROM pawl.signal), (SELECT count(*) FROM pawl.signal_dedup)")
                    .ends("DONE, NOT_APPLICABLE, #1 with 1, 1|1", "MISSING, DONE, nothing, 0|0"),
            Race.<Long>of(
                            "a retry and the deletion of all that ended: it has all its signals, or is gone",
                            OperatorRaces::failedAndOld,
                            (node, id) -> node.retry(id),
                            (node, id) -> node.deleteEnded())
                    .then((node, id) -> node.claim())
                    .seen("SELECT (SELECT count(*) FROM pawl.signal), (SELECT count(*) FROM pawl.signal_dedup)")
                    .ends("retried, nothing, #1 with 1, 1|1", "not retried, deleted 1, nothing, 0|0"),
            Race.<Long>of(
                            "a rewind and the deletion of all that ended: it has all its signals, or is gone",
                            OperatorRaces::failedAndOld,
                            (node, id) -> node.rewind(id, 0),
                            (node, id) -> node.deleteEnded())
                    .then((node, id) -> node.claim())
                    .seen("SELECT (SELECT count(*) FROM pawl.signal), (SELECT count(*) FROM pawl.signal_dedup)")
                    .ends("DONE, nothing, #1 with 1, 1|1", "MISSING, deleted 1, nothing, 0|0"),
            Race.<Long>of(
                            "the deletion of all that ended and a delivery: refused, and nothing stays behind",
                            OperatorRaces::failedAndOld,
                            (node, id) -> node.deleteEnded(),
                            (node, id) -> node.deliver(node.f().signal(id, "2", "e")))
                    .seen("SELECT (SELECT count(*) FROM pawl.signal), (SELECT count(*) FROM pawl.signal_dedup)")
                    .ends("deleted 1, ENDED, 0|0", "deleted 1, MISSING, 0|0"),
            Race.<Long>of(
                            "two who delete all that ended: each once",
                            OperatorRaces::failedAndOld,
                            (node, id) -> node.deleteEnded(),
                            (node, id) -> node.deleteEnded())
                    .ends("deleted 1, nothing", "nothing, deleted 1"),
            Race.<Long>of(
                            "two deletions: one",
                            OperatorRaces::failedWithKey,
                            (node, id) -> node.delete(id),
                            (node, id) -> node.delete(id))
                    .ends("DONE, MISSING", "MISSING, DONE"),
            Race.<Long>of(
                            "what no node knows is set aside, and a delivery: the signal is there once it is known",
                            OperatorRaces::unknown,
                            (node, id) -> node.setAside(),
                            (node, id) -> node.deliver(node.f().signal(id, "{}", null)))
                    .then((node, id) -> node.know() + " " + node.claim())
                    .ends("1, DELIVERED, brought back 1 #1 with 1"),
            Race.<Long>of(
                            "what no node knows is set aside, and a claim: claimed, or aside",
                            OperatorRaces::unknown,
                            (node, id) -> node.setAside(),
                            (node, id) -> node.claim())
                    .seen("SELECT held, node IS NULL FROM pawl.instance")
                    .ends("1, nothing, 4|t", "nothing, #1 with 0, 0|f"),
            Race.<Long>of(
                            "what no node knows is set aside, and a node comes that knows it: it comes back",
                            OperatorRaces::unknown,
                            (node, id) -> {
                                node.setAside();
                                return "looked";
                            },
                            (node, id) -> {
                                node.know();
                                return "known";
                            })
                    .then((node, id) -> {
                        node.know();
                        return node.claim();
                    })
                    .ends("looked, known, #1 with 0"),
            Race.<Long>of(
                            "what no node knows is set aside, and a cancellation: it is cancelled",
                            OperatorRaces::unknown,
                            (node, id) -> node.setAside(),
                            (node, id) -> node.cancel(id))
                    .seen("SELECT status, held FROM pawl.instance")
                    .ends("1, CANCELLED, 6|0", "nothing, CANCELLED, 6|0"),
            Race.<Long>of(
                            "what was aside comes back, and a delivery: the signal is there for the next claim",
                            f -> {
                                long id = unknown(f);
                                f.store.roster().setAside(RacingNode.GRACE, 9);
                                return id;
                            },
                            (node, id) -> node.know(),
                            (node, id) -> node.deliver(node.f().signal(id, "{}", null)))
                    .then((node, id) -> node.claim())
                    .ends("brought back 1, DELIVERED, #1 with 1"),
            Race.<Long>of(
                            "what was aside comes back, and a pause: it runs once that is over",
                            f -> {
                                long id = unknown(f);
                                f.store.roster().setAside(RacingNode.GRACE, 9);
                                return id;
                            },
                            (node, id) -> node.know(),
                            (node, id) -> node.pause(id))
                    .then((node, id) -> node.claim() + " " + node.resume(id) + " " + node.claim())
                    .ends("brought back 1, DONE, nothing DONE #1 with 0"));

    private static long heldWithItsMachine(Fixture f) {
        long id = f.insert(f.waiting(null));
        f.store.operators().pauseAll("order", null, "ann");
        f.store.operators().hold("order", -1, 9);
        return id;
    }

    /** One that has failed with a signal in its inbox that has a dedup key, and has a key itself. */
    private static long failedWithKey(Fixture f) {
        Claimed row = KeyRaces.claimedK(f);
        f.deliver(f.signal(row.id(), "1", "d"));
        f.commit(f.to(row, Then.FAILED));
        return row.id();
    }

    private static long failedAndOld(Fixture f) throws Exception {
        long id = failedWithKey(f);
        f.execute("UPDATE pawl.machine SET keep = '0'");
        return id;
    }

    private static long unknown(Fixture f) {
        long id = f.insert(f.runnable(null));
        f.silence(RacingNode.GRACE.plus(Duration.ofMinutes(1)));
        return id;
    }
}
