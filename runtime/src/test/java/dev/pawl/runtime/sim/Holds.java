package dev.pawl.runtime.sim;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Picked;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who has what in hand, by what the store has said: nobody has what another one has, what is held back or has ended, and no more
 * have a place at a gate than there are.
 */
final class Holds {

    private final World world;

    Holds(World world) {
        this.world = world;
    }

    /** Some were claimed; the same, so that each step says under which hold it runs. */
    Picked picked(Picked picked) {
        return new Picked(claimed(picked.rows(), 0), picked.next(), picked.took());
    }

    /** @param unheard how many signals have just been delivered of which the reference has not heard */
    private List<Claimed> claimed(List<Claimed> rows, int unheard) {
        world.cancelLeft(false);
        return rows.stream().map(row -> claimed(row, unheard)).toList();
    }

    private Claimed claimed(Claimed row, int unheard) {
        One one = world.known(row.id());
        boolean stopped = one.paused || one.pausedWithMachine || world.reference.machinePaused;
        world.require(one.live(), one, "was claimed, and has ended");
        world.require(one.hold == null, one, "was claimed, and is in somebody's hand");
        world.require(!stopped && !world.reference.queuePaused, one, "was claimed, and is paused");
        one.hold = new Hold(row.rev(), one.joinedAt != null, world.reference.lastMail + unheard, world.now());
        return new Claimed(
                row.id(),
                row.state(),
                row.rev(),
                row.key(),
                row.data().replaceFirst("\"hold\":\\d+", "\"hold\":" + row.rev()),
                row.now(),
                row.enteredAt(),
                row.actionAt(),
                row.attempt(),
                row.failures(),
                row.crashes(),
                row.again(),
                row.parent(),
                row.waits(),
                row.joinedAt(),
                row.fired(),
                row.inbox(),
                row.limited());
    }

    /** Signals were delivered, and whom they woke was claimed. */
    Handed handed(Handed handed) {
        int unheard = (int) handed.delivered().stream()
                .filter(one -> one.answer() == Delivered.Answer.DELIVERED)
                .count();
        Map<String, List<Claimed>> claimed = new TreeMap<>();
        handed.claimed().forEach((queue, rows) -> claimed.put(queue, claimed(rows, unheard)));
        return new Handed(handed.delivered(), claimed);
    }

    /** Some asked for a place, and some of these have one. */
    void entered(Collection<Held> rows, List<Long> seated) {
        world.cancelLeft(false);
        for (Held row : rows) {
            One one = world.known(row.id());
            Hold hold = one.hold;
            boolean holds = hold != null && hold.rev == row.rev();
            if (seated.contains(row.id())) {
                world.require(holds, one, "has a place, and is in nobody's hand");
                if (hold != null) {
                    hold.seated = true;
                }
                world.require(
                        world.seated(one.gate) <= SimulatedMachine.places(one.gate),
                        one,
                        "has a place at " + one.gate + ", where there are no more");
            } else if (holds) {
                world.require(world.full(one.gate), one, "was sent away from " + one.gate + ", where places are free");
                one.hold = null;
            }
        }
    }

    void released(Collection<Held> rows) {
        for (Held row : rows) {
            One one = world.known(row.id());
            if (one.hold != null && one.hold.rev == row.rev()) {
                one.hold = null;
            }
        }
    }

    void leasesEnd() {
        world.reference.all.values().stream().map(one -> one.hold).forEach(hold -> {
            if (hold != null) {
                hold.expired = true;
            }
        });
    }

    /** What nobody extends was taken away. */
    void reaped() {
        world.cancelLeft(false);
        world.reference.all.values().stream()
                .filter(one -> one.hold != null && one.hold.expired)
                .forEach(one -> world.reference.crash(one, world.now()));
    }

    /** Somebody who has it in hand knows all its signals. */
    void looked(long id) {
        Hold hold = world.known(id).hold;
        if (hold != null) {
            hold.known = world.reference.lastMail;
            hold.knownAt = world.now();
        }
    }
}
