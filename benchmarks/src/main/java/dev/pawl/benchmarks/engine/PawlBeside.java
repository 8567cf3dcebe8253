package dev.pawl.benchmarks.engine;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Keyed;
import dev.pawl.benchmarks.work.KeyedClient;
import dev.pawl.benchmarks.work.KeyedMachine;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.Slow;
import dev.pawl.benchmarks.work.SlowClient;
import dev.pawl.benchmarks.work.SlowMachine;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.Pawl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** How fast instances go that may, beside others in the same queue, inserted before them, that may not. */
public final class PawlBeside implements Contender {

    /** What else there is, and how those that count are inserted. */
    public enum Beside {
        /** Nothing; no partition keys. */
        NOTHING,
        /** Nothing; those that count are spread over partition keys. */
        COLD,
        /** As many more of one partition key, of which one at a time runs. */
        HOT,
        /** As many more that a rate limit lets through by one in a second. */
        THROTTLED
    }

    private static final int KEYS = 1_000;

    private final Database database;
    private final Beside beside;
    private final AtomicInteger counted = new AtomicInteger();

    public PawlBeside(Server server, Beside beside) throws SQLException {
        this.database = Database.on(server, "pawl");
        this.beside = beside;
        node().start().close();
    }

    @Override
    public String name() {
        return beside.name().toLowerCase(Locale.ROOT);
    }

    private Pawl.Builder node() {
        return PawlNode.on(database)
                .run(new KeyedMachine(new Keyed(counted::incrementAndGet)))
                .run(new SlowMachine(new Slow()))
                .limit(Slow.LIMIT, Limit.rate(1, Duration.ofSeconds(1)));
    }

    @Override
    public Took run(int size) throws Exception {
        PawlNode.empty(database);
        database.execute("TRUNCATE pawl.gate, pawl.bucket");
        counted.set(0);
        try (Pawl filler = PawlNode.on(database).start()) {
            filler.operations("benchmark").pauseQueue("mixed");
            KeyedClient keyed = new KeyedClient(filler);
            if (beside == Beside.HOT) {
                Filling.insert(
                        keyed, size, n -> keyed(false, InsertOptions.defaults().partition("hot")));
            } else if (beside == Beside.THROTTLED) {
                Filling.insert(new SlowClient(filler), size, n -> SlowMachine.insert(new Slow.Begun(Note.TEXT)));
            }
            boolean parted = beside == Beside.COLD || beside == Beside.HOT;
            InsertOptions plain = InsertOptions.defaults();
            Filling.insert(keyed, size, n -> keyed(true, parted ? plain.partition("cold" + n % KEYS) : plain));
        }
        database.settle("pawl.instance");
        try (Pawl node = node().start()) {
            long begun = System.nanoTime();
            node.operations("benchmark").resumeQueue("mixed");
            while (counted.get() < size) {
                Thread.sleep(1);
            }
            return new Took(size, (System.nanoTime() - begun) / 1e9);
        }
    }

    private static Insert<Keyed.Done> keyed(boolean counts, InsertOptions options) {
        return KeyedMachine.insert(new Keyed.Begun(counts, Note.TEXT), options);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
