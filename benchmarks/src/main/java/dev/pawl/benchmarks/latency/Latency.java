package dev.pawl.benchmarks.latency;

import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.report.Report;
import dev.pawl.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * From the call of {@code signal} to the beginning of the step, on the node that is called and on another, with nothing
 * else to do. In each round signals and plain commits go by turns, so that both meet the same disk.
 */
public final class Latency {

    private static final int MOST_APART_MS = 20;

    private Latency() {}

    /**
     * Measures.
     *
     * @param pings how many signals make a round
     */
    public static void measure(Server server, int warmups, int rounds, int pings, Report report) throws Exception {
        List<Double> commits = new ArrayList<>();
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        List<Double> remote50 = new ArrayList<>();
        List<Double> remote99 = new ArrayList<>();
        try (Database here = Database.on(server, "pawl");
                Database there = Database.on(server, "pawl");
                Pinging near = new Pinging(here, false);
                Pinging far = new Pinging(there, true);
                CommitProbe probe = new CommitProbe(here)) {
            for (int round = -warmups; round < rounds; round++) {
                List<Double> committed = new ArrayList<>();
                List<Double> nearby = new ArrayList<>();
                List<Double> faraway = new ArrayList<>();
                for (int i = 0; i < pings; i++) {
                    committed.add(probe.commit());
                    pause(i);
                    nearby.add(near.ping());
                    pause(i + 7);
                    faraway.add(far.ping());
                    pause(i + 3);
                }
                if (round >= 0) {
                    commits.add(Spread.quantile(committed, 0.5));
                    p50.add(Spread.quantile(nearby, 0.5));
                    p99.add(Spread.quantile(nearby, 0.99));
                    remote50.add(Spread.quantile(faraway, 0.5));
                    remote99.add(Spread.quantile(faraway, 0.99));
                }
            }
        }
        report.metric("commit.p50_ms", "ms", commits);
        report.metric("signal.p50_ms", "ms", p50);
        report.metric("signal.p99_ms", "ms", p99);
        report.metric("signal_remote.p50_ms", "ms", remote50);
        report.metric("signal_remote.p99_ms", "ms", remote99);
        report.ratio("signal.p50_vs_commit", p50, commits);
        report.ratio("signal.p99_vs_p50", p99, p50);
    }

    /** What follows a step on its node is over, and no two signals come after the same time. */
    private static void pause(int n) throws InterruptedException {
        Thread.sleep(2 + n * 7L % MOST_APART_MS);
    }
}
