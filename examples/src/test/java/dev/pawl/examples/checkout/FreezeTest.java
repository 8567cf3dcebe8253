package dev.pawl.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.Fresh;
import dev.pawl.examples.support.Database;
import dev.pawl.examples.support.Waiting;
import dev.pawl.examples.support.Worker;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A worker is stopped in the middle of its work for longer than its lease, another one takes over, and then the first goes on
 * as if nothing had been: what it brings is void, in its open transactions too.
 */
@DisabledOnOs(OS.WINDOWS)
class FreezeTest {

    private static final String BEGUN_BY_BOTH = """
            SELECT count(*) FROM demo.step_run a JOIN demo.step_run b USING (order_id, step, turn)
            WHERE a.worker = 'w1' AND b.worker = 'w2'
            """;

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void whatAFrozenWorkerBringsLateIsVoid() throws Exception {
        try (Fresh fresh = new Fresh();
                Database database = new Database(fresh.login(), 1);
                CheckoutDemo demo = new CheckoutDemo(fresh.login(), Fresh.progress())) {
            demo.insert(1, 400);
            demo.open(1);
            Worker frozen = demo.workers().oldest();
            assertThat(Waiting.until(() -> demo.counts().paid() > 50 && demo.busy(frozen), LONG))
                    .isTrue();
            signal("STOP", frozen);
            demo.workers().start(1);
            assertThat(Waiting.until(() -> database.number(BEGUN_BY_BOTH) > 0, LONG))
                    .isTrue();
            signal("CONT", frozen);
            demo.watch(0, LONG);

            Tally tally = demo.audit();
            System.out.println(tally.table(demo.workers().killed()));
            assertThat(tally.problems()).isEmpty();
            assertThat(tally.again()).as("steps that were begun by both").isPositive();
        }
    }

    private static void signal(String name, Worker worker) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(worker.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
