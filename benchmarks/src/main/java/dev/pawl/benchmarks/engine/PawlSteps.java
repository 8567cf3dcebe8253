package dev.pawl.benchmarks.engine;

import dev.pawl.Insert;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.DelayProxy;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Chain;
import dev.pawl.benchmarks.work.ChainClient;
import dev.pawl.benchmarks.work.ChainMachine;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.One;
import dev.pawl.benchmarks.work.OneClient;
import dev.pawl.benchmarks.work.OneMachine;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.spi.GeneratedMachine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Steps by Pawl: instances are inserted while their queue is paused; the clock runs from its resumption. */
public final class PawlSteps<R> implements Contender {

    private final Database database;
    private final GeneratedMachine<R> machine;
    private final Function<Pawl, MachineClient<R>> client;
    private final IntFunction<Insert<R>> inserts;
    private final int steps;
    private final boolean history;
    private final Circumstances circumstances;
    private boolean filled;

    private PawlSteps(
            Server server,
            GeneratedMachine<R> machine,
            Function<Pawl, MachineClient<R>> client,
            IntFunction<Insert<R>> inserts,
            int steps,
            boolean history,
            Circumstances circumstances)
            throws SQLException {
        this.database = Database.on(server, "pawl");
        this.machine = machine;
        this.client = client;
        this.inserts = inserts;
        this.steps = steps;
        this.history = history;
        this.circumstances = circumstances;
        PawlNode.running(database, machine, history).start().close();
    }

    /** One step each. */
    public static PawlSteps<One.Done> one(Server server, boolean history) throws SQLException {
        return one(server, history, Circumstances.usual("pawl"));
    }

    /** The same where something is otherwise. */
    public static PawlSteps<One.Done> one(Server server, boolean history, Circumstances circumstances)
            throws SQLException {
        return new PawlSteps<>(
                server,
                new OneMachine(new One()),
                OneClient::new,
                n -> OneMachine.insert(new One.Begun(n, Note.TEXT)),
                1,
                history,
                circumstances);
    }

    /** Five steps each. */
    public static PawlSteps<Chain.Done> chain(Server server, boolean history) throws SQLException {
        return chain(server, history, Circumstances.usual("pawl"));
    }

    /** The same where something is otherwise. */
    public static PawlSteps<Chain.Done> chain(Server server, boolean history, Circumstances circumstances)
            throws SQLException {
        return new PawlSteps<>(
                server,
                new ChainMachine(new Chain()),
                ChainClient::new,
                n -> ChainMachine.insert(new Chain.First(n, Note.TEXT)),
                5,
                history,
                circumstances);
    }

    @Override
    public String name() {
        return circumstances.name();
    }

    @Override
    public Took run(int size) throws Exception {
        clear();
        String queue = machine.definition().queue();
        try (Pawl filler = PawlNode.on(database).start()) {
            filler.operations("benchmark").pauseQueue(queue);
            Filling.insert(client.apply(filler), size, inserts);
        }
        database.settle("pawl.instance");
        List<AutoCloseable> open = new ArrayList<>();
        try {
            List<Pawl> nodes = new ArrayList<>();
            for (int i = 0; i < circumstances.nodes(); i++) {
                Pawl node = start(open);
                nodes.add(node);
                open.add(0, node);
            }
            long begun = System.nanoTime();
            nodes.get(0).operations("benchmark").resumeQueue(queue);
            PawlNode.awaitCommitted(nodes, (long) size * steps);
            return new Took((long) size * steps, (System.nanoTime() - begun) / 1e9, remark(nodes));
        } finally {
            for (AutoCloseable one : open) {
                one.close();
            }
        }
    }

    /** Everything but the dictionary goes, except where the table is to be full. */
    private void clear() throws SQLException {
        if (circumstances.empty()) {
            PawlNode.empty(database);
        } else if (!filled) {
            Ballast.insert(database, circumstances.waiting(), circumstances.timers());
            filled = true;
        }
    }

    private Pawl start(List<AutoCloseable> open) throws IOException {
        if (circumstances.roundTrip().isZero()) {
            return PawlNode.running(database, machine, history).start();
        }
        DelayProxy proxy = database.farAway(circumstances.roundTrip().toNanos());
        open.add(proxy);
        return PawlNode.running(database.url(proxy), database, machine, history).start();
    }

    private static String remark(List<Pawl> nodes) {
        long committed =
                nodes.stream().mapToLong(node -> node.counters().committed()).sum();
        long commits =
                nodes.stream().mapToLong(node -> node.counters().commits()).sum();
        return String.format("%.0f a commit", (double) committed / commits);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
