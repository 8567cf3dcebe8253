package dev.pawl.runtime.sim;

import dev.pawl.runtime.internal.engine.Driver;
import java.time.Duration;
import java.time.Instant;

/** How the time goes on, and the engine with it: it leaves no moment at which anything is left that could run. */
final class Clockwork implements SimulatedTime.Watch {

    private final SimulatedTime time = new SimulatedTime(World.START, this);
    private final World world;
    private final Driver driver;
    private final Holds holds;
    private final Commits commits;
    private final Occurrences occurrences;

    Clockwork(Scenario scenario, Reference reference) {
        this.world = new World(scenario, reference, time);
        this.holds = new Holds(world);
        this.commits = new Commits(world);
        this.occurrences = new Occurrences(world);
        this.driver = new Driver(time, commits::dies, 20_000, scenario.setting().handsOver());
    }

    World world() {
        return world;
    }

    Driver driver() {
        return driver;
    }

    Holds holds() {
        return holds;
    }

    Commits commits() {
        return commits;
    }

    Occurrences occurrences() {
        return occurrences;
    }

    /** Whatever can run now runs, and what can until then; also while a step runs. */
    void drive(Duration duration) {
        Instant end = world.now().plus(duration);
        boolean before = time.driven(true);
        driver.driveTo(end);
        world.agree();
        while (commits.died()) {
            driver.drain();
            world.agree();
        }
        time.driven(before);
    }

    @Override
    public void leasesEnd() {
        holds.leasesEnd();
    }

    @Override
    public void leaves(Instant to, boolean driven) {
        boolean late = driven && commits.died();
        if (late) {
            // A worker died after its commit: somebody else goes on at once, as far as anybody can tell. What that has
            // made due is not what the time moves to.
            driver.drain();
        }
        if (!driven || world.differ()) {
            return;
        }
        left();
        for (One one : world.reference.all.values()) {
            for (Instant at = world.reference.wakes(one, world.now());
                    !late && at.isBefore(to) && one.hold == null && !world.full(one.gate);
                    at = world.reference.wakes(one, at)) {
                Event missed = world.reference.next(one, at);
                if (missed != null) {
                    throw world.differs(one + " was not woken for " + missed.name() + " at " + at);
                }
            }
        }
        if (!late) {
            occurrences.none(to);
        }
    }

    /** Nothing is left that could run now. */
    void left() {
        world.cancelLeft(true);
        for (One one : world.reference.all.values()) {
            Event left = world.full(one.gate) ? null : world.reference.next(one, world.now());
            world.require(left == null, one, "was left with " + (left == null ? "" : left.name()));
        }
        occurrences.none(world.now().plusNanos(1));
    }
}
