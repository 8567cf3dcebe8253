package dev.pawl.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What is broken when. The same seed and length give the same plan; what the processes were doing at these moments differs
 * from run to run.
 *
 * @param faults in the order of their times
 */
public record Plan(long seed, Duration length, List<Planned> faults) {

    /** How many workers there are at a time. */
    public static final int WORKERS = 3;

    /** How many clients. */
    public static final int CLIENTS = 2;

    /** How many of both. */
    public static final int PROCESSES = WORKERS + CLIENTS;

    /** A fault and its time from the beginning. */
    public record Planned(Duration at, Fault fault) {}

    /** The plan of a seed. */
    public static Plan of(long seed, Duration length) {
        Maker maker = new Maker(new Random(seed), length);
        maker.every(4.0, Plan::killWorkers);
        maker.every(25, random -> new Fault.KillClient(WORKERS + random.nextInt(CLIENTS)));
        maker.every(12, random -> new Fault.Freeze(random.nextInt(WORKERS), millis(random, 1_500, 6_000)));
        maker.every(33, random -> new Fault.StopDatabase(millis(random, 0, 1_500)));
        maker.every(6, random -> new Fault.EndSessions(1 + random.nextInt(4), random.nextInt()));
        maker.every(8, random -> new Fault.Cut(random.nextInt(PROCESSES)));
        maker.every(7, random -> new Fault.LoseAnswers(random.nextInt(PROCESSES), millis(random, 5, 150)));
        maker.every(14, random -> new Fault.Stall(random.nextInt(PROCESSES), millis(random, 500, 5_000)));
        maker.every(
                15,
                random -> new Fault.Delay(
                        random.nextInt(PROCESSES), millis(random, 5, 60), millis(random, 1_000, 4_000)));
        maker.every(20, random -> new Fault.FillPool(random.nextInt(WORKERS), millis(random, 1_000, 4_000)));
        maker.every(45, random -> new Fault.FillServer(millis(random, 500, 2_500)));
        maker.every(60, random -> new Fault.FillDisk(millis(random, 500, 2_000)));
        for (int process = 0; process < PROCESSES; process++) {
            maker.add(0.35 + 0.1 * process, new Fault.Upgrade(process));
        }
        return new Plan(
                seed,
                length,
                maker.faults.stream().sorted(Comparator.comparing(Planned::at)).toList());
    }

    /** How far ahead the clock of the nth process is that is started: of every other one, hours or days. */
    public Duration clock(int nth) {
        Random random = new Random(seed * 1_000_003 + nth);
        return nth % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(random.nextInt(-4_000, 4_000));
    }

    /** One of the workers, or now and then all at once. */
    private static Fault killWorkers(Random random) {
        List<Integer> workers = random.nextInt(8) == 0
                ? IntStream.range(0, WORKERS).boxed().toList()
                : List.of(random.nextInt(WORKERS));
        return new Fault.KillWorkers(workers, millis(random, 0, 1_000));
    }

    private static Duration millis(Random random, int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most));
    }

    private static final class Maker {
        private final Random random;
        private final Duration length;
        private final List<Planned> faults = new ArrayList<>();

        Maker(Random random, Duration length) {
            this.random = random;
            this.length = length;
        }

        /** On an average every so many seconds, and at least once. */
        void every(double seconds, Function<Random, Fault> fault) {
            double end = length.toMillis() / 1e3;
            double at = Math.min(seconds, end) * random.nextDouble(0.2, 0.9);
            while (at < end) {
                faults.add(new Planned(Duration.ofMillis((long) (at * 1e3)), fault.apply(random)));
                at += seconds * random.nextDouble(0.5, 1.5);
            }
        }

        void add(double part, Fault fault) {
            faults.add(new Planned(Duration.ofMillis((long) (length.toMillis() * part)), fault));
        }
    }
}
