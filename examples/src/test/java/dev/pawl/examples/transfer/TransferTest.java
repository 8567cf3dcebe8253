package dev.pawl.examples.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.Fresh;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers are killed with SIGKILL while money is on its way; {@code -Dpawl.kill.seed=} repeats the moments of a run. */
class TransferTest {

    private static final int TRANSFERS = 1_500;
    private static final int KILLS = 5;

    private final long seed = Long.getLong("pawl.kill.seed", System.nanoTime());

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyCentArrivesOnce() throws InterruptedException {
        System.out.println("Killing workers that move money, -Dpawl.kill.seed=" + seed);
        Random random = new Random(seed);
        try (Fresh fresh = new Fresh();
                TransferDemo demo = new TransferDemo(fresh.login(), Fresh.progress())) {
            demo.order(TRANSFERS, random);
            demo.workers().start(2);
            for (int kill = 0; kill < KILLS; kill++) {
                // Not a wait for anything: the moment is the fault.
                Thread.sleep(random.nextLong(50, 600));
                demo.workers().kill(demo.workers().alive().get(random.nextInt(2)));
                demo.workers().start(1);
                demo.order(TRANSFERS / KILLS, random);
            }
            assertThat(demo.settled(Duration.ofMinutes(3))).as("all have ended").isTrue();
            TransferDemo.Tally tally = demo.audit();
            System.out.println(tally);
            assertThat(tally.ended()).isEqualTo(2 * TRANSFERS);
            assertThat(tally.wrongAccounts()).isZero();
            assertThat(tally.wrongStatements()).isZero();
            assertThat(tally.together()).as("two at one account").isZero();
            assertThat(tally.overlapping())
                    .as("two of an account, says the history")
                    .isZero();
            assertThat(tally.tooFast()).as("too many at a time").isZero();
            assertThat(tally.good()).isTrue();
        }
    }
}
