package dev.pawl.chaos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.chaos.check.Checker;
import dev.pawl.chaos.check.Verdict;
import dev.pawl.chaos.fault.Breaker;
import dev.pawl.chaos.fault.Damage;
import dev.pawl.chaos.fault.Plan;
import dev.pawl.chaos.house.House;
import dev.pawl.chaos.house.Server;
import dev.pawl.chaos.house.Volume;
import dev.pawl.chaos.node.Finisher;
import dev.pawl.chaos.node.Notebook;
import dev.pawl.chaos.work.Line;
import dev.pawl.chaos.work.Mailing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One run: a server and processes start, a plan is carried out, what is begun is brought to its end, all is checked. */
public final class ChaosRun {

    /** How long what is begun may take to end once nothing is broken any more, in a short run. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SAY = Duration.ofSeconds(10);
    private static final int SAY_OPEN = 20;

    private final Plan plan;
    private final Path folder;
    private final PrintStream out;
    private final long began = System.nanoTime();

    /** @param folder which is emptied, and keeps the logs of processes that did wrong */
    public ChaosRun(Plan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param complaints what should not be, and is not in the database
     */
    public record Result(Damage damage, Verdict verdict, List<String> complaints) {

        /** Whether nothing was lost, doubled or wrong. */
        public boolean good() {
            return verdict.violations().isEmpty() && complaints.isEmpty();
        }
    }

    /** Runs it. */
    public Result run() throws IOException, SQLException, InterruptedException {
        Volume.delete(folder);
        Files.createDirectories(folder);
        int megabytes = (int) (500 + plan.length().toMinutes() * 60);
        Damage damage = new Damage();
        // Not in the folder: one that is mounted and left behind would stand in the way of whoever cleans that up.
        try (Volume volume = Volume.open(Files.createTempDirectory("pawl-chaos"), megabytes);
                Server server = new Server(volume.data())) {
            Thread hook = new Thread(() -> sweep(server, volume), "chaos-sweep");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                server.start();
                Result result = run(damage, volume, server);
                result.complaints().forEach(out::println);
                out.println(damage);
                if (volume.whyNot() != null) {
                    out.println("disk full skipped: no volume of its own could be mounted: " + volume.whyNot());
                }
                out.println(result.verdict());
                return result;
            } finally {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private Result run(Damage damage, Volume volume, Server server)
            throws IOException, SQLException, InterruptedException {
        ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor();
        try (House house = new House(folder, volume, server, Plan.WORKERS, Plan.CLIENTS, plan.seed(), plan::clock);
                HikariDataSource pool = pool(server);
                Finisher finisher =
                        new Finisher(pool, new Notebook(house.notes().resolve("finisher")))) {
            finisher.open();
            terms(server);
            house.fill();
            reporter.scheduleAtFixedRate(() -> say(damage.toString()), 0, SAY.toSeconds(), TimeUnit.SECONDS);
            try (Breaker breaker = new Breaker(house, damage)) {
                breaker.run(plan);
            }
            reporter.shutdownNow();
            say("no more faults; what is begun may end");
            house.calm();
            server.awaitOrRestart();
            drain(finisher);
            house.close();
            say("checking");
            try (Connection connection = server.connect()) {
                connection.setAutoCommit(false);
                return new Result(
                        damage, new Checker(connection, Checker.MACHINES).check(house.notes()), house.complaints());
            }
        } finally {
            reporter.shutdownNow();
        }
    }

    private static HikariDataSource pool(Server server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername("postgres");
        config.setPassword("postgres");
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** What the checker is to know of the limits. */
    private static void terms(Server server) throws SQLException {
        server.execute(String.format(
                Locale.ROOT,
                """
                INSERT INTO chaos.term VALUES
                    ('places', '%s', %d), ('rate', '%s', %d), ('burst', '%3$s', %d), ('under way', '%3$s', %d)
                """,
                Line.LIMIT,
                Line.PICKERS,
                Mailing.LIMIT,
                Mailing.PER_SECOND,
                Mailing.BURST,
                Mailing.CONCURRENCY * Plan.WORKERS));
    }

    /** Waits until all has ended; what has not in time is the checker's to tell. */
    private void drain(Finisher finisher) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.plus(plan.length().dividedBy(4)).toNanos();
        finisher.send();
        await(finisher, false, end);
        finisher.closeAccounts();
        await(finisher, true, end);
    }

    private void await(Finisher finisher, boolean accounts, long end) throws SQLException, InterruptedException {
        int looks = 0;
        for (long open = finisher.open(accounts); open > 0 && System.nanoTime() < end; open = finisher.open(accounts)) {
            if (looks++ % SAY_OPEN == 0) {
                say(open + " have not ended");
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private void say(String text) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, text);
        out.flush();
    }

    /** Someone may end the run by Ctrl-C. */
    private static void sweep(Server server, Volume volume) {
        try {
            server.stopImmediately();
            volume.close();
        } catch (IOException e) {
            System.err.println("The volume was not taken away: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
