package dev.pawl.benchmarks.engine;

import dev.pawl.Insert;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Chain;
import dev.pawl.benchmarks.work.ChainClient;
import dev.pawl.benchmarks.work.ChainMachine;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.One;
import dev.pawl.benchmarks.work.OneClient;
import dev.pawl.benchmarks.work.OneMachine;
import dev.pawl.runtime.Counters;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.spi.GeneratedMachine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Steps by Pawl: instances are inserted while their queue is paused; the clock runs from its resumption. */
public final class PawlSteps<R> implements Contender {

    private static final int FILL = 1_000;

    private final Database database;
    private final GeneratedMachine<R> machine;
    private final Function<Pawl, MachineClient<R>> client;
    private final LongFunction<Insert<R>> inserts;
    private final int steps;
    private final boolean history;

    private PawlSteps(
            Server server,
            GeneratedMachine<R> machine,
            Function<Pawl, MachineClient<R>> client,
            LongFunction<Insert<R>> inserts,
            int steps,
            boolean history)
            throws SQLException {
        this.database = Database.on(server, "pawl");
        this.machine = machine;
        this.client = client;
        this.inserts = inserts;
        this.steps = steps;
        this.history = history;
        PawlNode.running(database, machine, history).start().close();
    }

    /** One step each. */
    public static PawlSteps<One.Done> one(Server server, boolean history) throws SQLException {
        return new PawlSteps<>(
                server,
                new OneMachine(new One()),
                OneClient::new,
                n -> OneMachine.insert(new One.Begun(n, Note.TEXT)),
                1,
                history);
    }

    /** Five steps each. */
    public static PawlSteps<Chain.Done> chain(Server server, boolean history) throws SQLException {
        return new PawlSteps<>(
                server,
                new ChainMachine(new Chain()),
                ChainClient::new,
                n -> ChainMachine.insert(new Chain.First(n, Note.TEXT)),
                5,
                history);
    }

    @Override
    public String name() {
        return "pawl";
    }

    @Override
    public Took run(int size) throws Exception {
        PawlNode.empty(database);
        String queue = machine.definition().queue();
        try (Pawl filler = PawlNode.on(database).start()) {
            filler.operations("benchmark").pauseQueue(queue);
            fill(client.apply(filler), size);
        }
        database.settle("pawl.instance");
        try (Pawl node = PawlNode.running(database, machine, history).start()) {
            long begun = System.nanoTime();
            node.operations("benchmark").resumeQueue(queue);
            PawlNode.awaitCommitted(node, (long) size * steps);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Counters done = node.counters();
            return new Took(
                    (long) size * steps,
                    seconds,
                    String.format("%.0f a commit", (double) done.committed() / done.commits()));
        }
    }

    private void fill(MachineClient<R> client, int size) {
        for (int done = 0; done < size; done += FILL) {
            List<Insert<R>> batch = new ArrayList<>(FILL);
            for (int i = done; i < Math.min(size, done + FILL); i++) {
                batch.add(inserts.apply(i));
            }
            client.insertAll(batch);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
