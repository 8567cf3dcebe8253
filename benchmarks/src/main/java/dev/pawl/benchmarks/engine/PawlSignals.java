package dev.pawl.benchmarks.engine;

import dev.pawl.Insert;
import dev.pawl.Send;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.raw.RawSignals;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.Waiter;
import dev.pawl.benchmarks.work.WaiterClient;
import dev.pawl.benchmarks.work.WaiterMachine;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.Pawl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A signal to each of many that wait, many by a call, and the step that takes it. */
public final class PawlSignals implements Contender {

    private final Database database;
    private final boolean history;

    public PawlSignals(Server server, boolean history) throws SQLException {
        this.database = Database.on(server, "pawl");
        this.history = history;
        PawlNode.running(database, new WaiterMachine(new Waiter()), history)
                .start()
                .close();
    }

    @Override
    public String name() {
        return "pawl";
    }

    @Override
    public Took run(int size) throws Exception {
        PawlNode.empty(database);
        try (Pawl node = PawlNode.running(database, new WaiterMachine(new Waiter()), history)
                .start()) {
            WaiterClient client = new WaiterClient(node);
            List<Long> ids = new ArrayList<>();
            for (int done = 0; done < size; done += RawSignals.GROUP) {
                List<Insert<Waiter.Done>> group = new ArrayList<>();
                for (int i = done; i < Math.min(size, done + RawSignals.GROUP); i++) {
                    group.add(WaiterMachine.insert(new Waiter.Waiting(i, Note.TEXT)));
                }
                client.insertAll(group).stream().map(Inserted::id).forEach(ids::add);
            }
            database.settle("pawl.instance");
            long begun = System.nanoTime();
            for (int done = 0; done < size; done += RawSignals.GROUP) {
                List<Send> group = new ArrayList<>();
                for (long id : ids.subList(done, Math.min(size, done + RawSignals.GROUP))) {
                    group.add(WaiterMachine.signal(id, new Waiter.Go(id)));
                }
                client.signalAll(group);
            }
            PawlNode.awaitCommitted(node, size);
            return new Took(size, (System.nanoTime() - begun) / 1e9);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
