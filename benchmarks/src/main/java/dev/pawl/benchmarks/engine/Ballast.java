package dev.pawl.benchmarks.engine;

import dev.pawl.InsertOptions;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.One;
import dev.pawl.benchmarks.work.OneClient;
import dev.pawl.benchmarks.work.OneMachine;
import dev.pawl.benchmarks.work.Waiter;
import dev.pawl.benchmarks.work.WaiterClient;
import dev.pawl.benchmarks.work.WaiterMachine;
import dev.pawl.runtime.Pawl;
import java.time.Duration;

/** Instances that only stand there. */
final class Ballast {

    private Ballast() {}

    /** Those that wait for a signal, and those that are due in a year, in the very queue that is measured. */
    static void insert(Database database, int waiting, int timers) {
        InsertOptions nextYear = InsertOptions.defaults().after(Duration.ofDays(365));
        try (Pawl pawl = PawlNode.running(database, new WaiterMachine(new Waiter()), true)
                .start()) {
            Filling.insert(
                    new WaiterClient(pawl), waiting, n -> WaiterMachine.insert(new Waiter.Waiting(n, Note.TEXT)));
            Filling.insert(new OneClient(pawl), timers, n -> OneMachine.insert(new One.Begun(n, Note.TEXT), nextYear));
        }
    }
}
