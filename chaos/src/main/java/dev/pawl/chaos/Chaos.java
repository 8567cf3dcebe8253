package dev.pawl.chaos;

import dev.pawl.chaos.fault.Plan;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The long run: {@code mvn -q -Pchaos verify -Dchaos.minutes=20 -Dchaos.seed=1}. Ends with 1 if anything was lost, doubled or
 * wrong.
 */
public final class Chaos {

    private static final double MILLIS_OF_MINUTE = 60_000;

    private Chaos() {}

    /** Reads its settings from the system properties {@code chaos.minutes}, {@code chaos.seed} and {@code chaos.folder}. */
    public static void main(String... arguments) throws Exception {
        double minutes = Double.parseDouble(System.getProperty("chaos.minutes", "2"));
        long seed = Long.parseLong(System.getProperty("chaos.seed", "1"));
        Path folder =
                Path.of(System.getProperty("chaos.folder", "target/chaos")).toAbsolutePath();
        Plan plan = Plan.of(seed, Duration.ofMillis((long) (minutes * MILLIS_OF_MINUTE)));
        System.out.println(plan.faults().size() + " faults in " + minutes + " minutes, seed " + seed);
        ChaosRun.Result result = new ChaosRun(plan, folder, System.out).run();
        System.exit(result.good() ? 0 : 1);
    }
}
