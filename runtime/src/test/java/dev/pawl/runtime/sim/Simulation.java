package dev.pawl.runtime.sim;

import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.Instance;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.LimitUse;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.Schedule;
import dev.pawl.runtime.SimulatedNode;
import dev.pawl.runtime.internal.engine.Driver;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.sim.Scenario.Act;
import dev.pawl.runtime.sim.Scenario.Drain;
import dev.pawl.runtime.sim.Scenario.Drive;
import dev.pawl.runtime.sim.Scenario.Lag;
import dev.pawl.runtime.sim.Scenario.Plan;
import dev.pawl.runtime.testing.TestClient;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A scenario on the real engine over the store in memory, beside the {@link Reference}. The engine says which instance has
 * its turn, and the reference what that goes through: with every claim, every step that is called, every commit, every answer
 * to a client or an operator, and with every move of the time, before which nothing that can run may be left.
 */
final class Simulation {

    /** What the history tells of events. */
    private static final Set<HistoryEntry.What> EVENTS = EnumSet.of(
            HistoryEntry.What.ENTERED,
            HistoryEntry.What.STAYED,
            HistoryEntry.What.REPLAYED,
            HistoryEntry.What.ATTEMPT_FAILED,
            HistoryEntry.What.FAILED,
            HistoryEntry.What.STOPPED);

    private final Scenario scenario;
    private final Clockwork clock;
    private final World world;
    private final Buckets buckets;
    private final SimulatedMachine machine;
    private @Nullable Acts acts;
    private @Nullable Operations operations;

    private Simulation(Scenario scenario, Function<Table, Reference> reference) {
        this.scenario = scenario;
        this.clock = new Clockwork(scenario, reference.apply(scenario.table()));
        this.world = clock.world();
        this.buckets = new Buckets(world);
        this.machine = new SimulatedMachine(scenario.table(), new Calls(world, buckets, this::act));
    }

    /**
     * Runs a scenario.
     *
     * @param reference the rules
     * @param engine what becomes of its store: itself, unless it is to be broken
     * @return in what they differ; null where they agree
     */
    static @Nullable String run(Scenario scenario, Function<Table, Reference> reference, UnaryOperator<Store> engine) {
        Simulation simulation = new Simulation(scenario, reference);
        try {
            simulation.run(engine);
            return null;
        } catch (Driver.EndlessException e) {
            return "there is no end of work";
        } catch (RuntimeException e) {
            // Whoever meets the difference first may have made something else of it.
            World.Differs differs = simulation.world.difference();
            if (differs == null) {
                throw e;
            }
            return differs.getMessage();
        }
    }

    private void run(UnaryOperator<Store> engine) {
        try (Pawl pawl = SimulatedNode.start(
                clock.driver(),
                store -> SimulatedStore.of(
                        engine.apply(store), clock.holds(), clock.commits(), buckets, clock.occurrences()),
                machine.machine(),
                this::more)) {
            world.client(new TestClient(pawl, machine.machine()));
            operations = pawl.operations("ann");
            acts = new Acts(world, machine, operations, clock.commits(), clock.occurrences());
            for (Act act : scenario.acts()) {
                act(act, null);
                world.agree();
            }
            if (scenario.setting().plan() != null) {
                clock.drive(Duration.ZERO);
                acts.stopSchedule();
            }
            clock.drive(Duration.ofMinutes(30));
            told();
            settled();
        }
    }

    private Pawl.Builder more(Pawl.Builder builder) {
        Limit.Rate rate =
                new Limit.Rate(SimulatedMachine.GAP, scenario.setting().burst());
        // Nobody would end what is in hand when a difference ends all.
        builder.drain(Duration.ZERO)
                .limit(SimulatedMachine.RATE, rate)
                .limit(SimulatedMachine.PLACES, Limit.concurrency(SimulatedMachine.PLACE_COUNT));
        Plan plan = scenario.setting().plan();
        if (plan != null) {
            clock.occurrences().begin();
            builder.schedule(
                    Scenario.SCHEDULE,
                    Schedule.every(plan.every()).missed(plan.missed()),
                    occurrence -> machine.insert(clock.occurrences().made(occurrence.at())));
        }
        return builder;
    }

    /** @param itself whose step runs; null while none does */
    private void act(Act act, @Nullable One itself) {
        if (act instanceof Drain || act instanceof Drive) {
            clock.drive(Acts.time(act));
            if (itself == null) {
                settled();
            }
        } else if (act instanceof Lag lag) {
            world.time.lag(lag.time());
        } else {
            Objects.requireNonNull(acts).act(act, itself);
        }
    }

    /** The history tells of all that happened. */
    private void told() {
        for (One one : world.reference.all.values()) {
            if (!one.deleted) {
                long told = world.client().history(world.id(one)).stream()
                        .filter(entry -> EVENTS.contains(entry.what()))
                        .count();
                world.require(
                        told == one.events,
                        one,
                        "has a history of " + told + " events, and went through " + one.events);
            }
        }
    }

    /** Nothing that could run is left, nobody has anything in hand, and all stand as they should. */
    private void settled() {
        world.agree();
        clock.left();
        for (One one : world.reference.all.values()) {
            if (!one.deleted) {
                settled(one);
            }
        }
        for (LimitUse use : Objects.requireNonNull(operations).limits()) {
            world.require(use.executing() == 0, use, "has places that are taken by nobody");
        }
    }

    private void settled(One one) {
        world.require(one.hold == null, one, "is still in somebody's hand");
        Instance<Object> instance = world.client().get(world.id(one)).orElseThrow();
        String status = switch (instance.status()) {
            case DONE, FAILED, CANCELLED -> instance.status().toString();
            case PAUSED -> "PAUSED";
            default -> "LIVE";
        };
        boolean paused = one.paused || one.pausedWithMachine;
        world.same(paused ? "PAUSED" : one.status.toString(), status, one, "its status");
        world.same(Table.name(one.state), instance.stateName(), one, "its state");
        Content content = machine.content(instance.state().orElseThrow());
        world.same(one.count, content.count(), one, "its count");
        world.same(one.at, content.at(), one, "its time");
    }
}
