package dev.pawl.benchmarks.peers;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Took;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.work.Note;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * JobRunr on its Postgres storage, without a dashboard, by job requests, which its documentation prefers to lambdas for
 * speed, with the workers that it takes by itself for this machine and the shortest poll interval it allows. The clock runs
 * from the first job to the moment the last stands as succeeded.
 */
public final class JobRunrJobs implements Contender {

    private static final Duration POLL = Duration.ofSeconds(5);
    private static final int POOL = 20;

    /** The job. */
    public record Job(int number, String note) implements JobRequest {
        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /** What runs it. */
    public static final class Handler implements JobRequestHandler<Job> {
        private final Progress progress;

        Handler(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void run(Job job) {
            progress.begins();
            progress.ends();
        }
    }

    private final Database database;

    public JobRunrJobs(Server server) throws SQLException {
        this.database = Database.on(server, "jobrunr");
    }

    @Override
    public String name() {
        return "jobrunr";
    }

    @Override
    public String settings() {
        return "PostgresStorageProvider, job requests, Jackson 3, its own number of workers, poll interval "
                + POLL.toSeconds() + " s (it fetches more by itself as workers become free), a pool of " + POOL;
    }

    @Override
    public int firstSize() {
        return 1_000;
    }

    @Override
    public Took run(int size) throws Exception {
        Progress progress = new Progress();
        try (HikariDataSource pool = database.pool(POOL)) {
            PostgresStorageProvider storage = new PostgresStorageProvider(pool);
            database.execute("TRUNCATE jobrunr_jobs");
            JobRequestScheduler scheduler = JobRunr.configure()
                    .useJsonMapper(new Jackson3JsonMapper())
                    .useStorageProvider(storage)
                    .initialize()
                    .getJobRequestScheduler();
            scheduler.enqueue(IntStream.range(0, size).mapToObj(i -> new Job(i, Note.TEXT)));
            database.settle("jobrunr_jobs");
            JobRunr.configure()
                    .useJsonMapper(new Jackson3JsonMapper())
                    .useJobActivator(new Activator(new Handler(progress)))
                    .useStorageProvider(storage)
                    .useBackgroundJobServer(
                            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                    .andPollInterval(POLL))
                    .initialize();
            progress.await(size);
            while (database.number("SELECT count(*) FROM jobrunr_jobs WHERE state = 'SUCCEEDED'") < size) {
                Thread.sleep(10);
            }
            double seconds = progress.sinceBegun();
            JobRunr.destroy();
            return new Took(size, seconds);
        }
    }

    private record Activator(Handler handler) implements JobActivator {
        @Override
        public <T> @Nullable T activateJob(Class<T> type) {
            return type.isInstance(handler) ? Objects.requireNonNull(type.cast(handler)) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
