package dev.pawl.benchmarks.engine;

import dev.pawl.Insert;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.raw.RawInserts;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.One;
import dev.pawl.benchmarks.work.OneClient;
import dev.pawl.benchmarks.work.OneMachine;
import dev.pawl.benchmarks.work.Together;
import dev.pawl.runtime.Pawl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code insertAll}, from as many threads as {@link RawInserts} has connections. Nobody runs what is inserted. */
public final class PawlInserts implements Contender {

    private final Database database;

    public PawlInserts(Server server, boolean history) throws SQLException {
        this.database = Database.on(server, "pawl");
        PawlNode.running(database, new OneMachine(new One()), history).start().close();
    }

    @Override
    public String name() {
        return "pawl";
    }

    @Override
    public Took run(int size) throws Exception {
        PawlNode.empty(database);
        database.settle();
        int each = Math.max(1, size / RawInserts.CONNECTIONS);
        try (Pawl pawl = PawlNode.on(database).start()) {
            OneClient client = new OneClient(pawl);
            double seconds = Together.seconds(RawInserts.CONNECTIONS, i -> insert(client, each));
            return new Took((long) each * RawInserts.CONNECTIONS, seconds);
        }
    }

    private static void insert(OneClient client, int count) {
        for (int done = 0; done < count; done += RawInserts.GROUP) {
            List<Insert<One.Done>> group = new ArrayList<>(RawInserts.GROUP);
            for (int i = done; i < Math.min(count, done + RawInserts.GROUP); i++) {
                group.add(OneMachine.insert(new One.Begun(i, Note.TEXT)));
            }
            client.insertAll(group);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
