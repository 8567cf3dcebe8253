package dev.pawl.benchmarks.engine;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.One;
import dev.pawl.benchmarks.work.OneMachine;
import dev.pawl.benchmarks.work.OneClient;
import dev.pawl.benchmarks.work.Waiter;
import dev.pawl.benchmarks.work.WaiterClient;
import dev.pawl.benchmarks.work.WaiterMachine;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Instances that only stand there. */
final class Ballast {

    private static final int GROUP = 5_000;

    private Ballast() {}

    /** Those that wait for a signal, and those that are due in a year, in the very queue that is measured. */
    static void insert(Database database, int waiting, int timers) {
        try (Pawl pawl = PawlNode.running(database, new WaiterMachine(new Waiter()), true)
                .start()) {
            insert(new WaiterClient(pawl), waiting, n -> WaiterMachine.insert(new Waiter.Waiting(n, Note.TEXT)));
            InsertOptions nextYear = InsertOptions.defaults().after(Duration.ofDays(365));
            insert(new OneClient(pawl), timers, n -> OneMachine.insert(new One.Begun(n, Note.TEXT), nextYear));
        }
    }

    private static <R> void insert(MachineClient<R> client, int count, IntFunction<Insert<R>> insert) {
        for (int done = 0; done < count; done += GROUP) {
            List<Insert<R>> group = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + GROUP); i++) {
                group.add(insert.apply(i));
            }
            client.insertAll(group);
        }
    }
}
