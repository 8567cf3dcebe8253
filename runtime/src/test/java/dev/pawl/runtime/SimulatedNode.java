package dev.pawl.runtime;

import dev.pawl.runtime.internal.engine.Driver;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.memory.MemoryStore;
import dev.pawl.runtime.testing.TestMachine;
import java.util.function.UnaryOperator;

/** A node in memory that a driver drives, with something of a simulation's between it and its store. */
public final class SimulatedNode {

    private SimulatedNode() {}

    /** @param more what else it has: limits and schedules */
    public static Pawl start(
            Driver driver, UnaryOperator<Store> between, TestMachine machine, UnaryOperator<Pawl.Builder> more) {
        Opener opener = new Opener(
                opening -> new Opener.Opened(between.apply(new MemoryStore(driver.clock(), driver::life)), () -> {}),
                driver,
                false);
        return more.apply(new Pawl.Builder(opener).run(machine).upkeep(false)).start(driver);
    }
}
