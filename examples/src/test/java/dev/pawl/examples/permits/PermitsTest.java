package dev.pawl.examples.permits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.Fresh;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Logs go through the machine while workers are killed, and each case comes out with its own story. */
class PermitsTest {

    @Test
    void theRealLogComesOutAsItWentIn() {
        EventLog log = EventLog.read(realLog());
        assertThat(log.events()).hasSize(8_577);
        assertThat(log.cases()).hasSize(1_434);
        assertThat(log.kinds()).isEqualTo(27);
        assertThat(log.orders()).isEqualTo(116);

        check(log, 2);
    }

    @Test
    void aGeneratedLogComesOutAsItWentIn() {
        check(LogGenerator.generate(80, 7), 1);
    }

    private static void check(EventLog log, int kills) {
        try (Fresh fresh = new Fresh();
                PermitsDemo demo = new PermitsDemo(fresh.login(), Fresh.progress())) {
            Verdict verdict = demo.replay(log, 2, kills);
            System.out.println(verdict.table());
            assertThat(verdict.differences()).isEmpty();
            assertThat(verdict.same()).isEqualTo(log.cases().size());
            assertThat(verdict.missing()).isZero();
            assertThat(verdict.answers().acceptedTwice()).isZero();
            assertThat(verdict.answers().sent()).isGreaterThan(log.events().size());
            assertThat(verdict.killed()).isEqualTo(kills);
        }
    }

    private static Path realLog() {
        Optional<Path> log = EventLog.besideTheCheckout();
        String message = "The real log is not there (../shared/data/receipt.csv.gz, from the checkout): not replayed.";
        if (log.isEmpty()) {
            System.out.println(message);
        }
        Assumptions.assumeTrue(log.isPresent(), message);
        return log.orElseThrow();
    }
}
