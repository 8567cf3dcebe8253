package dev.pawl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.chaos.fault.Plan;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The short form of the long run: the same processes and faults, by a seed that stays. */
@DisabledOnOs(OS.WINDOWS)
class ChaosTest {

    private static final long SEED = 7;

    @Test
    @Timeout(240)
    void nothingIsLostOrDoubledWhateverBreaks() throws Exception {
        Plan plan = Plan.of(SEED, Duration.ofSeconds(40));
        Path folder = Path.of("target", "chaos-test").toAbsolutePath();
        ChaosRun.Result result = new ChaosRun(plan, folder, System.out).run();
        assertThat(result.verdict().violations()).isEmpty();
        assertThat(result.complaints()).isEmpty();
        assertThat(result.damage().count("workers killed")).isPositive();
        assertThat(result.damage().count("database stops")).isPositive();
        assertThat(result.damage().count("connections cut")).isPositive();
        assertThat(result.verdict().instances()).isGreaterThan(100);
    }
}
