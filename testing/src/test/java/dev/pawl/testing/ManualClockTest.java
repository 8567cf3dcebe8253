package dev.pawl.testing;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Completion;
import dev.pawl.runtime.ManualClock;
import dev.pawl.runtime.Pawl;
import dev.pawl.testing.Loan.Ended;
import dev.pawl.testing.Loan.Lent;
import dev.pawl.testing.Loan.Returned;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node in memory with threads of its own. */
class ManualClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void movingTheTimeWakesWhoWaits() {
        ManualClock clock = ManualClock.at(NOON);
        LoanMachine machine = new LoanMachine(new Loan());
        try (Pawl pawl = Pawl.inMemory(clock).run(machine).start()) {
            LoanClient loans = new LoanClient(pawl);
            long loan = loans.insert(new Lent(List.of()));
            clock.advance(ofDays(28));
            loans.signal(loan, new Returned("Ann"));
            // The second timer is due at the very moment of the signal, and ties go to signals.
            assertThat(loans.await(loan, ofSeconds(30)))
                    .isEqualTo(new Completion.Done<>(
                            new Ended(List.of("reminded 2026-03-29T12:00:00Z", "Ann 2026-03-29T12:00:00Z"))));
        }
    }
}
