package dev.pawl.benchmarks.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Note;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * db-scheduler, polling by lock-and-fetch with the fractions that its README gives for high throughput, and threads enough
 * for commits to share the disk's time. The clock runs from the first execution to the last one's deletion.
 */
public final class DbScheduler implements Contender {

    private static final int THREADS = 50;
    private static final double LOWER = 1.0;
    private static final double UPPER = 4.0;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FILL = 1_000;

    // As its documentation has it for Postgres, with the indexes that it names.
    private static final String[] TABLE = {
        """
        CREATE TABLE scheduled_tasks (
            task_name text NOT NULL,
            task_instance text NOT NULL,
            task_data bytea,
            execution_time timestamp with time zone NOT NULL,
            picked boolean NOT NULL,
            picked_by text,
            last_success timestamp with time zone,
            last_failure timestamp with time zone,
            consecutive_failures integer,
            last_heartbeat timestamp with time zone,
            version bigint NOT NULL,
            priority smallint,
            PRIMARY KEY (task_name, task_instance)
        )
        """,
        "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)",
        "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)"
    };

    private final Database database;

    public DbScheduler(Server server) throws SQLException {
        this.database = Database.on(server, "dbscheduler");
        database.execute(TABLE);
    }

    @Override
    public String name() {
        return "dbscheduler";
    }

    @Override
    public String settings() {
        return "pollUsingLockAndFetch(" + LOWER + ", " + UPPER + "), " + THREADS + " threads, polling every "
                + POLL.toMillis() + " ms, a pool of " + (THREADS + 4) + ", data by Java serialization (a string)";
    }

    @Override
    public Took run(int size) throws Exception {
        database.execute("TRUNCATE scheduled_tasks");
        Progress progress = new Progress();
        OneTimeTask<String> task = Tasks.oneTime("one", String.class).execute((instance, context) -> progress.begins());
        try (HikariDataSource pool = database.pool(THREADS + 4)) {
            Scheduler scheduler = Scheduler.create(pool, task)
                    .threads(THREADS)
                    .pollUsingLockAndFetch(LOWER, UPPER)
                    .pollingInterval(POLL)
                    .addSchedulerListener(new AbstractSchedulerListener() {
                        @Override
                        public void onExecutionComplete(ExecutionComplete complete) {
                            progress.ends();
                        }
                    })
                    .build();
            fill(scheduler, task, size);
            database.settle("scheduled_tasks");
            scheduler.start();
            try {
                progress.await(size);
                while (database.number("SELECT count(*) FROM scheduled_tasks") > 0) {
                    Thread.sleep(1);
                }
                return new Took(size, progress.sinceBegun());
            } finally {
                scheduler.stop();
            }
        }
    }

    private static void fill(Scheduler scheduler, OneTimeTask<String> task, int size) {
        Instant due = Instant.now().minusSeconds(1);
        for (int done = 0; done < size; done += FILL) {
            List<TaskInstance<?>> batch = new ArrayList<>();
            for (int i = done; i < Math.min(size, done + FILL); i++) {
                batch.add(task.instance(String.valueOf(i), Note.json(i)));
            }
            scheduler.scheduleBatch(batch, due);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
