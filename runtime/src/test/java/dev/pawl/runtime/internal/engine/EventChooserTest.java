package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.engine.EventChooser.Choice;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.Limited;
import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.testing.TestMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventChooserTest {

    record S(long n) {}

    record Go(long n) {}

    record More(long n) {}

    record Other(long n) {}

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final StatePlan plan = plan(TestMachine.named("M")
            .initial(S.class)
            .signal(Go.class)
            .signal(More.class)
            .signal(Other.class)
            .action(S.class, (s, c) -> s)
            .on(S.class, Go.class, (s, e, c) -> s)
            .onAll(S.class, More.class, (s, e, c) -> s)
            .after(S.class, Duration.ofMinutes(10), (s, c) -> s)
            .after(S.class, Duration.ofMinutes(20), (s, c) -> s));

    private static StatePlan plan(TestMachine machine) {
        return new MachinePlan(machine, true, state -> new StateId(1, 1)).stateOf(new S(0));
    }

    private Situation entered(Instant at, Instant actionAt, Situation.Pending again, Set<String> fired, Inbox inbox) {
        return entered(at, actionAt, again, fired, inbox, NOON.plus(Duration.ofDays(1)));
    }

    private Situation entered(
            Instant at, Instant actionAt, Situation.Pending again, Set<String> fired, Inbox inbox, Instant known) {
        return new Situation(
                1,
                null,
                plan,
                new S(0),
                "{}",
                1,
                at,
                actionAt,
                3,
                2,
                0,
                again,
                fired,
                Kin.NONE,
                inbox,
                inbox.complete(),
                true,
                known,
                Limited.NOT);
    }

    private static Inbox inbox(Mail... mails) {
        return new Inbox(mails.length, List.of(mails), true);
    }

    private static Mail mail(long seq, Class<?> signal, Instant at) {
        return new Mail(seq, signal.getSimpleName(), "{}", at);
    }

    private static Event run(Choice choice) {
        assertThat(choice).isInstanceOf(Choice.Run.class);
        return ((Choice.Run) choice).event();
    }

    @Test
    void theActionComesLast() {
        Situation situation = entered(NOON, NOON, null, Set.of(), inbox(mail(7, Go.class, NOON.plusSeconds(1))));
        assertThat(run(EventChooser.choose(situation, NOON.plusSeconds(5))).id())
                .isEqualTo("signal 7");
        Situation empty = entered(NOON, NOON, null, Set.of(), inbox());
        Event action = run(EventChooser.choose(empty, NOON));
        assertThat(action.isAction()).isTrue();
        assertThat(action.attempt()).isEqualTo(3);
        assertThat(action.failures()).isEqualTo(2);
    }

    @Test
    void timersAndSignalsGoByTheirTimesHoweverLateTheEngineIs() {
        Instant late = NOON.plus(Duration.ofDays(1));
        Instant due = NOON.plus(Duration.ofMinutes(10));
        assertThat(run(EventChooser.choose(
                                entered(NOON, null, null, Set.of(), inbox(mail(1, Go.class, due.minusMillis(1)))),
                                late))
                        .id())
                .isEqualTo("signal 1");
        assertThat(run(EventChooser.choose(entered(NOON, null, null, Set.of(), inbox(mail(1, Go.class, due))), late))
                        .id())
                .as("ties go to the signal")
                .isEqualTo("signal 1");
        assertThat(run(EventChooser.choose(
                                entered(NOON, null, null, Set.of(), inbox(mail(1, Go.class, due.plusMillis(1)))), late))
                        .id())
                .isEqualTo("timer after PT10M");
    }

    @Test
    void aTimerThatHasFiredIsPassedOver() {
        Situation situation = entered(NOON, null, null, Set.of("after PT10M"), inbox());
        assertThat(EventChooser.choose(situation, NOON.plus(Duration.ofMinutes(15))))
                .isEqualTo(new Choice.Wait(false));
        assertThat(run(EventChooser.choose(situation, NOON.plus(Duration.ofMinutes(20))))
                        .timer())
                .isEqualTo("after PT20M");
    }

    @Test
    void anEventToBeRunAgainKeepsThoseBehindItWaiting() {
        var again = new Situation.Pending("signal 1", 4, 1, NOON.plusSeconds(60));
        Situation situation =
                entered(NOON, NOON, again, Set.of(), inbox(mail(1, Go.class, NOON), mail(2, Go.class, NOON)));
        assertThat(EventChooser.choose(situation, NOON.plusSeconds(59))).isEqualTo(new Choice.Wait(true));
        Event event = run(EventChooser.choose(situation, NOON.plusSeconds(60)));
        assertThat(event.id()).isEqualTo("signal 1");
        assertThat(event.attempt()).isEqualTo(4);
        assertThat(event.failures()).isEqualTo(1);
    }

    @Test
    void anActionToBeRunAgainKeepsNothingWaiting() {
        Situation situation =
                entered(NOON, NOON.plusSeconds(60), null, Set.of(), inbox(mail(1, Go.class, NOON.plusSeconds(3))));
        assertThat(run(EventChooser.choose(situation, NOON.plusSeconds(3))).id())
                .isEqualTo("signal 1");
    }

    @Test
    void allSignalsOfAStepGoTogether() {
        Situation situation = entered(
                NOON,
                NOON,
                null,
                Set.of(),
                inbox(mail(1, More.class, NOON), mail(2, Go.class, NOON), mail(3, More.class, NOON)));
        assertThat(run(EventChooser.choose(situation, NOON)).taken()).containsExactly(1L, 3L);
    }

    @Test
    void signalsThatNoStepTakesStay() {
        Situation situation = entered(NOON, null, null, Set.of(), inbox(mail(1, Other.class, NOON)));
        assertThat(EventChooser.choose(situation, NOON)).isEqualTo(new Choice.Wait(false));
    }

    @Test
    void whatIsNotKnownOfTheInboxIsLookedUpBeforeAnythingElse() {
        Inbox part = new Inbox(100, List.of(mail(1, Other.class, NOON)), false);
        assertThat(EventChooser.choose(entered(NOON, NOON, null, Set.of(), part), NOON))
                .isEqualTo(new Choice.Look());
        Inbox prefix = new Inbox(100, List.of(mail(1, Go.class, NOON)), false);
        assertThat(run(EventChooser.choose(entered(NOON, NOON, null, Set.of(), prefix), NOON))
                        .id())
                .isEqualTo("signal 1");
    }

    @Test
    void aTimerThatCameDueSinceTheInboxWasKnownIsNoReasonToOverlookASignal() {
        Instant due = NOON.plus(Duration.ofMinutes(10));
        Situation before = entered(NOON, NOON, null, Set.of(), inbox(), due.minusMillis(1));
        assertThat(EventChooser.choose(before, due.plusSeconds(1))).isEqualTo(new Choice.Wait(false));
        Situation since = entered(NOON, NOON, null, Set.of(), inbox(), due);
        assertThat(run(EventChooser.choose(since, due.plusSeconds(1))).timer()).isEqualTo("after PT10M");
        Situation signalled = entered(NOON, NOON, null, Set.of(), inbox(mail(1, Go.class, due.plusMillis(1))), NOON);
        assertThat(run(EventChooser.choose(signalled, due.plusSeconds(1))).timer())
                .as("signals arrive in order, so none came before that one")
                .isEqualTo("after PT10M");
    }
}
