package dev.pawl.benchmarks.engine;

import dev.pawl.Completion;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.One;
import dev.pawl.benchmarks.work.OneMachine;
import dev.pawl.benchmarks.work.Parent;
import dev.pawl.benchmarks.work.ParentClient;
import dev.pawl.benchmarks.work.ParentMachine;
import dev.pawl.runtime.Pawl;
import java.sql.SQLException;
import java.time.Duration;

/** One instance that spawns many, each with one step, and waits for them: from its insertion to its end. */
public final class PawlChildren implements Contender {

    private final Database database;

    public PawlChildren(Server server) throws SQLException {
        this.database = Database.on(server, "pawl");
        node().start().close();
    }

    private Pawl.Builder node() {
        return PawlNode.on(database).run(new ParentMachine(new Parent())).run(new OneMachine(new One()));
    }

    @Override
    public String name() {
        return "pawl";
    }

    @Override
    public Took run(int size) throws Exception {
        PawlNode.empty(database);
        database.settle("pawl.instance");
        try (Pawl node = node().start()) {
            ParentClient client = new ParentClient(node);
            long begun = System.nanoTime();
            long id = client.insert(ParentMachine.insert(new Parent.Begun(size)));
            Completion<Parent.Done> end = client.await(id, Duration.ofMinutes(5));
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (!(end instanceof Completion.Done<Parent.Done> done)
                    || done.result().joined() != size) {
                throw new IllegalStateException("the parent of " + size + " children came to " + end);
            }
            return new Took(size, seconds);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
