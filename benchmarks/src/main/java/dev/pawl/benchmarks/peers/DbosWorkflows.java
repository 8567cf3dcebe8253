package dev.pawl.benchmarks.peers;

import com.zaxxer.hikari.HikariDataSource;
import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.Together;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * DBOS Transact: workflows of steps, called straight from many threads, which is the fastest way to run them: nothing is
 * polled for. So the start of a workflow, a row of its own, is inside the time.
 */
public final class DbosWorkflows implements Contender {

    private static final int THREADS = 50;

    /** What is called. */
    public interface Steps {
        String run(String note, int steps);
    }

    /** The workflow. */
    public static final class StepsWorkflow implements Steps {
        private final DBOS dbos;

        StepsWorkflow(DBOS dbos) {
            this.dbos = dbos;
        }

        @Override
        @Workflow(name = "steps")
        public String run(String note, int steps) {
            String current = note;
            for (int i = 0; i < steps; i++) {
                String before = current;
                current = dbos.runStep(() -> before, "step");
            }
            return current;
        }
    }

    private final Database database;
    private final int steps;

    /** @param steps how many a workflow has */
    public DbosWorkflows(Server server, int steps) throws SQLException {
        this.database = Database.on(server, "dbos");
        this.steps = steps;
    }

    @Override
    public String name() {
        return "dbos";
    }

    @Override
    public String settings() {
        return "workflows called from " + THREADS + " threads, a pool of " + (THREADS + 4) + "; no conductor";
    }

    @Override
    public int firstSize() {
        return 400;
    }

    @Override
    public Took run(int size) throws Exception {
        try (HikariDataSource pool = database.pool(THREADS + 4)) {
            DBOSConfig config =
                    DBOSConfig.defaults("benchmark").withDataSource(pool).withAppVersion("1");
            try (DBOS dbos = new DBOS(config)) {
                Steps workflow = dbos.registerProxy(Steps.class, new StepsWorkflow(dbos));
                dbos.launch();
                database.settle();
                AtomicInteger next = new AtomicInteger();
                double seconds = Together.seconds(THREADS, thread -> {
                    for (int n = next.getAndIncrement(); n < size; n = next.getAndIncrement()) {
                        workflow.run(Note.json(n), steps);
                    }
                });
                return new Took((long) size * steps, seconds);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
