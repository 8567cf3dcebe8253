package dev.pawl.chaos.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WrongClockTest {

    /** Says what time it is. */
    static final class Speaking {
        public static void main(String... arguments) {
            System.out.println(Instant.now());
            System.out.println(Clock.systemUTC().instant());
            System.out.println(OffsetDateTime.now(Clock.systemUTC()).toInstant());
            System.out.println(new Date().toInstant());
            System.out.println(Instant.ofEpochMilli(System.currentTimeMillis()));
        }
    }

    @Test
    @Timeout(60)
    void allWaysToAskTheTimeAreWrongByTheSame(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Duration ahead = Duration.ofHours(-31);
        Child child = Child.start("speaking", log, WrongClock.options(folder, ahead), Speaking.class, List.of());
        child.stop(50);
        List<String> times = Files.readAllLines(log);
        assertThat(times).hasSize(5);
        for (String time : times) {
            Instant right = Instant.parse(time).minus(ahead);
            assertThat(ChronoUnit.SECONDS.between(right, Instant.now())).isBetween(-5L, 60L);
        }
    }

    @Test
    void aRightClockNeedsNothing(@TempDir Path folder) {
        assertThat(WrongClock.options(folder, Duration.ZERO)).isEmpty();
    }
}
