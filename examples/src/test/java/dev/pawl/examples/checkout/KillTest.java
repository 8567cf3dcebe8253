package dev.pawl.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.Fresh;
import dev.pawl.examples.checkout.CheckoutDemo.Counts;
import dev.pawl.examples.support.Waiting;
import dev.pawl.examples.support.Worker;
import dev.pawl.examples.support.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every worker is killed with SIGKILL, at random moments, for a minute ({@code -Dpawl.kill.seconds=}); nothing is lost and no
 * signal applied twice. {@code -Dpawl.kill.seed=} repeats the moments of a run.
 */
class KillTest {

    private static final int WORKERS = 3;
    private static final int UNDER_WAY = 200;
    private static final int BATCH = 50;
    private static final Duration STALLED = Duration.ofSeconds(120);

    private final long seconds = Long.getLong("pawl.kill.seconds", 60);
    private final long seed = Long.getLong("pawl.kill.seed", System.nanoTime());

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothingIsLostAndNothingIsAppliedTwice() {
        System.out.println("Killing workers for " + seconds + " s, -Dpawl.kill.seed=" + seed);
        try (Fresh fresh = new Fresh();
                CheckoutDemo demo = new CheckoutDemo(fresh.login(), Fresh.progress())) {
            demo.open(WORKERS);
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> kill(demo.workers(), end));
            long inserted = feed(demo, killer);
            killer.join();
            demo.watch(0, STALLED);

            Tally tally = demo.audit();
            int killed = demo.workers().killed();
            System.out.println(tally.table(killed));
            assertThat(killed).isGreaterThan(WORKERS);
            assertThat(tally.in()).isEqualTo(inserted);
            assertThat(tally.lost()).as("orders lost").isZero();
            assertThat(tally.lostPayments()).as("payments lost").isZero();
            assertThat(tally.appliedTwice()).as("payments applied twice").isZero();
            assertThat(tally.deliveredTwice()).as("payments accepted twice").isZero();
            assertThat(tally.failed()).as("orders failed").isZero();
            assertThat(tally.wrong()).as("orders ended wrongly").isZero();
            assertThat(tally.again()).as("steps that a kill cut off").isPositive();
        }
    }

    /** Keeps orders under way until the killing is over. */
    private static long feed(CheckoutDemo demo, CompletableFuture<Void> killer) {
        long next = 1;
        while (!killer.isDone()) {
            demo.insert(next, next + BATCH - 1);
            next += BATCH;
            Waiting.until(() -> killer.isDone() || underWay(demo.counts()) < UNDER_WAY, Duration.ofMinutes(5));
            demo.check();
        }
        return next - 1;
    }

    private static long underWay(Counts counts) {
        return counts.in() - counts.ended();
    }

    /** Kills one, or now and then all of them at once, at random moments, also while they start; others follow at once. */
    private void kill(Workers workers, long end) {
        Random random = new Random(seed);
        while (System.nanoTime() < end) {
            // Not a wait for anything: the moment is the fault.
            sleep(random.nextLong(100, 2_500));
            List<Worker> alive = workers.alive();
            if (alive.isEmpty()) {
                continue;
            }
            List<Worker> victims = random.nextInt(4) == 0 ? alive : List.of(alive.get(random.nextInt(alive.size())));
            victims.forEach(workers::kill);
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> workers.start(victims.size()));
            if (random.nextBoolean()) {
                started.join();
            }
        }
        // Some may still be starting; the last of them are there when so many have said so.
        workers.start(1);
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
