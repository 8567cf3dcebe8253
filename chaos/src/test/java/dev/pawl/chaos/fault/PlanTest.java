package dev.pawl.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Duration LONG = Duration.ofMinutes(20);

    @Test
    void theSeedAloneSaysThePlan() {
        assertThat(Plan.of(3, LONG)).isEqualTo(Plan.of(3, LONG)).isNotEqualTo(Plan.of(4, LONG));
        assertThat(Plan.of(3, LONG).clock(5)).isEqualTo(Plan.of(3, LONG).clock(5));
    }

    @Test
    void aShortPlanHasEachKindOfFault() {
        Set<Class<?>> kinds = new HashSet<>();
        Plan.of(1, Duration.ofSeconds(40))
                .faults()
                .forEach(planned -> kinds.add(planned.fault().getClass()));
        assertThat(kinds).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
    }

    @Test
    void aLongPlanBreaksEnough() {
        for (long seed = 0; seed < 50; seed++) {
            Plan plan = Plan.of(seed, LONG);
            int kills = plan.faults().stream()
                    .mapToInt(planned -> planned.fault() instanceof Fault.KillWorkers kill
                            ? kill.workers().size()
                            : 0)
                    .sum();
            long stops = plan.faults().stream()
                    .filter(planned -> planned.fault() instanceof Fault.StopDatabase)
                    .count();
            assertThat(kills).isGreaterThan(310);
            assertThat(stops).isGreaterThanOrEqualTo(32);
        }
    }

    @Test
    void clocksAreWrongByHoursInBothDirectionsOrRight() {
        Plan plan = Plan.of(1, LONG);
        List<Long> minutes =
                IntStream.range(0, 100).mapToObj(n -> plan.clock(n).toMinutes()).toList();
        assertThat(minutes).contains(0L);
        assertThat(minutes).anyMatch(ahead -> ahead > 600).anyMatch(ahead -> ahead < -600);
    }
}
