package dev.pawl.testing;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.InsertOptions;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Schedule;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.testing.Loan.Broken;
import dev.pawl.testing.Loan.Ended;
import dev.pawl.testing.Loan.Lent;
import dev.pawl.testing.Loan.Returned;
import dev.pawl.testing.Loan.Spinning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same on either store. */
@ParameterizedClass
@EnumSource(TestPawlTest.On.class)
class TestPawlTest {

    enum On {
        MEMORY,
        POSTGRES
    }

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static TestDatabase database;

    @Parameter
    On on;

    private TestPawl pawl;
    private LoanClient loans;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        pawl = node().start();
        loans = pawl.client(LoanClient.class);
    }

    private TestPawl.Builder node() {
        TestPawl.Builder node = on == On.MEMORY ? TestPawl.inMemory() : TestPawl.on(database.dataSource());
        return node.startingAt(NOON).stepsAtMost(500).run(new LoanMachine(new Loan()));
    }

    @AfterEach
    void close() {
        pawl.close();
    }

    @Test
    void timersFireInTheirOrderEachAtItsTime() {
        long loan = loans.insert(new Lent(List.of()));
        long later = loans.insert(new Lent(List.of()), InsertOptions.key("later"));
        pawl.advance(ofDays(20));
        loans.signal(later, new Returned("Ann"));
        pawl.advanceTo(NOON.plus(ofDays(40)));
        assertThat(pawl.now()).isEqualTo(NOON.plus(ofDays(40)));
        loans.signal(loan, new Returned("Bob"));
        pawl.drain();
        pawl.assertThat(loans, later)
                .isDone(new Ended(List.of("reminded 2026-03-15T12:00:00Z", "Ann 2026-03-21T12:00:00Z")));
        pawl.assertThat(loans, loan)
                .isDone(new Ended(List.of(
                        "reminded 2026-03-15T12:00:00Z", "warned 2026-03-29T12:00:00Z", "Bob 2026-04-10T12:00:00Z")))
                .ran("remind", "warn", "back");
        assertThat(loans.get(loan).orElseThrow().endedAt()).contains(NOON.plus(ofDays(40)));
    }

    @Test
    void retriesWaitForTheirTimeAndEnd() {
        long loan = loans.insert(new Broken(1));
        pawl.drain();
        pawl.assertThat(loans, loan).isRetried(1).waitsUntil(NOON.plusSeconds(1));
        pawl.advance(ofSeconds(1));
        pawl.assertThat(loans, loan).isRetried(2).waitsUntil(NOON.plusSeconds(3));
        pawl.advance(ofSeconds(2));
        pawl.assertThat(loans, loan)
                .hasFailed()
                .hasFailed(IllegalStateException.class)
                .hasFailed("no glue");
    }

    @Test
    void aSignalThatNobodyTakesLeavesTheErrorOfARetry() {
        long loan = loans.insert(new Broken(1));
        pawl.drain();
        assertThat(loans.get(loan).orElseThrow().failure()).isPresent();
        loans.signal(loan, new Returned("Ann"));
        pawl.drain();
        pawl.assertThat(loans, loan).isRetried(1).waitsUntil(NOON.plusSeconds(1));
        assertThat(loans.get(loan).orElseThrow().failure().orElseThrow().message())
                .isEqualTo("no glue");
    }

    @Test
    void aScheduleComesAtEachOfItsTimes() {
        pawl.close();
        List<Instant> times = new ArrayList<>();
        pawl = node().with(node ->
                        node.schedule("daily", Schedule.cron("0 3 * * *").zone("UTC"), at -> {
                            times.add(at.at());
                            return LoanMachine.insert(new Lent(List.of()), InsertOptions.key("lent " + at.at()));
                        }))
                .start();
        loans = pawl.client(LoanClient.class);
        pawl.advance(ofDays(3));
        assertThat(times)
                .containsExactly(
                        Instant.parse("2026-03-02T03:00:00Z"),
                        Instant.parse("2026-03-03T03:00:00Z"),
                        Instant.parse("2026-03-04T03:00:00Z"));
        for (Instant time : times) {
            assertThat(loans.find("lent " + time).orElseThrow().insertedAt()).isEqualTo(time);
        }
        Operations operations = pawl.pawl().operations("Eve");
        operations.pauseSchedule("daily");
        pawl.advance(ofDays(1));
        assertThat(times).hasSize(3);
    }

    @Test
    void workWithoutEndIsTold() {
        long loan = loans.insert(new Spinning(1), InsertOptions.key("spin"));
        assertThatThrownBy(pawl::drain)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("There is no end of work: 500 steps have run without the time being moved")
                .hasMessageContaining("step=spin");
        loans.cancel(loan, "enough");
        assertThat(pawl.drain()).isLessThan(500);
    }

    @Test
    void timeGoesOn() {
        assertThatThrownBy(() -> pawl.advanceTo(NOON.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Time goes on, not back");
        assertThatThrownBy(() -> pawl.advance(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void operatorsAreHeardToo() {
        long loan = loans.insert(new Broken(1));
        pawl.pawl().operations("Eve").pause(loan);
        assertThat(pawl.drain()).isZero();
        pawl.pawl().operations("Eve").resume(loan);
        assertThat(pawl.drain()).isEqualTo(1);
        pawl.assertThat(loans, loan).isRetried(1);
    }
}
