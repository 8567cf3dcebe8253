package dev.pawl.runtime.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Operated.Answer;
import dev.pawl.runtime.internal.store.ScheduleDefinition.Policy;
import dev.pawl.runtime.internal.store.Schedules.Firing;
import dev.pawl.runtime.internal.store.Schedules.Looked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A schedule, and who may move it. */
class SchedulesTest extends StoreContract {

    private static final Instant DUE = Instant.parse("2025-01-01T03:00:00Z");
    private static final Instant NEXT = Instant.parse("2025-01-02T03:00:00Z");

    private Schedules schedules() {
        return f.store.schedules();
    }

    private static ScheduleDefinition named(String name) {
        return new ScheduleDefinition(name, "0 3 * * *", "UTC", Policy.ONCE);
    }

    private ScheduleRow defined(String name) {
        assertThat(schedules().define(named(name), DUE, ScheduleRow.NONE)).isTrue();
        return row(name);
    }

    private ScheduleRow row(String name) {
        return schedules().list().stream()
                .filter(row -> row.definition().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Firing firing(ScheduleRow row) {
        return new Firing(row.definition().name(), row.rev(), DUE, NEXT, null, false);
    }

    @Test
    void ofManyThatSeeAnOccurrenceOneMakesItsInstance() throws Exception {
        ScheduleRow row = defined("raced");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<InsertedRow>> racers = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                // Without a key, so that nothing else keeps the others from it.
                racers.add(threads.submit(() -> schedules().fire(firing(row), f.waiting(null))));
            }
            List<InsertedRow> made = new ArrayList<>();
            for (Future<InsertedRow> racer : racers) {
                if (racer.get() != null) {
                    made.add(racer.get());
                }
            }
            assertThat(made).hasSize(1);
            ScheduleRow after = row("raced");
            assertThat(after.next()).isEqualTo(NEXT);
            assertThat(after.last()).isEqualTo(DUE);
            assertThat(after.lastInstance()).isEqualTo(made.get(0).id());
            assertThat(after.rev()).isEqualTo(row.rev() + 1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aKeyThatIsTakenIsToldAndTheScheduleGoesOn() {
        long holder = f.insert(f.waiting("nightly"));
        ScheduleRow row = defined("refused");
        assertThat(schedules().fire(firing(row), f.waiting("nightly"))).isEqualTo(new InsertedRow(holder, false));
        ScheduleRow after = row("refused");
        assertThat(after.next()).isEqualTo(NEXT);
        assertThat(after.last()).isNull();
        assertThat(after.lastInstance()).isNull();
        assertThat(after.error().text())
                .isEqualTo("No instance for 2025-01-01T03:00:00Z: the live instance " + holder
                        + " has the key 'nightly'.");
    }

    @Test
    void whoComesWithAnOldRevisionChangesNothing() {
        ScheduleRow old = defined("old");
        assertThat(schedules().skip("old", old.rev(), NEXT)).isTrue();
        ScheduleRow row = row("old");
        assertThat(schedules().skip("old", old.rev(), DUE)).isFalse();
        assertThat(schedules().fail("old", old.rev(), "x", Duration.ofSeconds(1)))
                .isFalse();
        assertThat(schedules().define(new ScheduleDefinition("old", "0 4 * * *", "UTC", Policy.ALL), DUE, old.rev()))
                .isFalse();
        assertThat(schedules().define(named("old"), DUE, ScheduleRow.NONE)).isFalse();
        assertThat(schedules().fire(firing(old), f.waiting(null))).isNull();
        assertThat(row("old")).isEqualTo(row);
    }

    @Test
    void aFailureIsToldAndForgottenWithWhatGoesWell() {
        ScheduleRow row = defined("failing");
        assertThat(schedules().fail("failing", row.rev(), "no ink", Duration.ofMinutes(5)))
                .isTrue();
        ScheduleRow failed = row("failing");
        assertThat(failed.failures()).isEqualTo(1);
        assertThat(failed.next()).isEqualTo(DUE);
        assertThat(Duration.between(failed.error().at(), failed.again())).isEqualTo(Duration.ofMinutes(5));
        assertThat(schedules().fire(firing(failed), f.waiting(null))).isNotNull();
        assertThat(row("failing").failures()).isZero();
        assertThat(row("failing").again()).isNull();
        assertThat(row("failing").error().text()).isEqualTo("no ink");
    }

    @Test
    void anotherPolicyIsNoOtherTimetable() {
        ScheduleRow row = defined("changed");
        ScheduleDefinition all = new ScheduleDefinition("changed", "0 3 * * *", "UTC", Policy.ALL);
        assertThat(schedules().define(all, DUE, row.rev())).isTrue();
        assertThat(row("changed").definition()).isEqualTo(all);
        assertThat(row("changed").since()).isEqualTo(row.since());
        ScheduleDefinition later = new ScheduleDefinition("changed", "0 4 * * *", "UTC", Policy.ALL);
        assertThat(schedules().define(later, NEXT, row("changed").rev())).isTrue();
        assertThat(row("changed").since()).isAfter(row.since());
        assertThat(row("changed").next()).isEqualTo(NEXT);
    }

    @Test
    void operatorsPauseResumeAndDelete() {
        assertThat(schedules().pause("nobody", "alice")).isEqualTo(Answer.MISSING);
        ScheduleRow row = defined("operated");
        assertThat(schedules().resume("operated", "alice")).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(schedules().pause("operated", "alice")).isEqualTo(Answer.DONE);
        assertThat(schedules().pause("operated", "bob")).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(row("operated").pause().who()).isEqualTo("alice");
        // Whoever saw the occurrence before the pause finds it moved on.
        assertThat(schedules().fire(firing(row), f.waiting(null))).isNull();
        assertThat(schedules().resume("operated", "bob")).isEqualTo(Answer.DONE);
        assertThat(row("operated").pause()).isNull();
        assertThat(row("operated").resume().who()).isEqualTo("bob");
        assertThat(schedules().ask("operated", "carol")).isEqualTo(Answer.DONE);
        assertThat(schedules().ask("operated", "dave")).isEqualTo(Answer.NOT_APPLICABLE);
        ScheduleRow asked = row("operated");
        // What time brings meanwhile leaves the question open.
        assertThat(schedules().fire(firing(asked), f.waiting(null))).isNotNull();
        ScheduleRow still = row("operated");
        assertThat(still.asked()).isEqualTo(asked.asked());
        assertThat(schedules()
                        .fire(new Firing("operated", still.rev(), Instant.now(), null, "carol", true), f.waiting(null)))
                .isNotNull();
        assertThat(row("operated").asked()).isNull();
        assertThat(row("operated").trigger().who()).isEqualTo("carol");
        assertThat(row("operated").next()).isEqualTo(NEXT);
        assertThat(schedules().delete("operated")).isEqualTo(Answer.NOT_APPLICABLE);
        f.silence(Duration.ofSeconds(31));
        assertThat(row("operated").live()).isFalse();
        assertThat(schedules().ask("operated", "carol")).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(schedules().delete("operated")).isEqualTo(Answer.DONE);
        assertThat(schedules().delete("operated")).isEqualTo(Answer.MISSING);
    }

    @Test
    void aLookShowsThatANodeIsAliveThatHasItLikeThis() {
        defined("seen");
        f.silence(Duration.ofSeconds(40));
        schedules().look(List.of(new ScheduleDefinition("seen", "1 3 * * *", "UTC", Policy.ONCE), named("unseen")));
        assertThat(row("seen").live()).isFalse();
        Looked looked = schedules().look(List.of(named("seen"), named("unseen")));
        assertThat(row("seen").live()).isTrue();
        assertThat(looked.row("seen")).isNotNull();
        assertThat(looked.row("unseen")).isNull();
        assertThat(looked.now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void namesOfAnyLengthAndScriptAreKept() {
        String name = "\u00e4\ud83d\ude00'\"%_\\".repeat(62).substring(0, 433);
        defined(name);
        assertThat(schedules().look(List.of(named(name))).row(name)).isNotNull();
    }
}
