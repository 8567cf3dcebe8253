package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which event comes next. Signals, the join and timers go in the order of the store's time, a signal by its arrival, the join
 * by the end of the last child and a timer by its due time, ties in this order; the action comes last. So what an instance goes through does not depend on how late
 * the engine was. The first of them keeps the others waiting while it waits to be run again; an action that waits keeps
 * nothing waiting. Pure.
 */
final class EventChooser {

    /** The most signals that a step which takes them all is given at once; the rest are the next event. */
    static final int ALL_AT_ONCE = 1_000;

    /** What to do with an instance. */
    sealed interface Choice {
        /** Run this. */
        record Run(Event event) implements Choice {}

        /** Nothing can be said before the inbox is known better. */
        record Look() implements Choice {}

        /**
         * Nothing can be run now.
         *
         * @param blocked whether an event waits to be run again and keeps the others waiting
         */
        record Wait(boolean blocked) implements Choice {}
    }

    /** A timer that is due, and since when. */
    private record DueTimer(StatePlan.TimerPlan plan, Instant due) {}

    private EventChooser() {}

    static Choice choose(Situation situation, Instant now) {
        StatePlan plan = situation.plan();
        Mail mail = firstTakeable(situation);
        boolean complete = situation.inbox().complete() || plan.signals().isEmpty();
        if (mail == null && !complete) {
            return new Choice.Look();
        }
        DueTimer timer = firstTimer(situation, now);
        Instant joined = joined(situation);
        if (mail != null
                && !(joined != null && joined.isBefore(mail.at()))
                && (timer == null || !timer.due().isBefore(mail.at()))) {
            return signal(situation, mail, complete, now);
        }
        if (plan.join() != null
                && joined != null
                && (timer == null || !timer.due().isBefore(joined))) {
            return unlessBlocked(situation, plan.join(), StatePlan.JOIN, List.of(), null, now);
        }
        boolean more = mail == null && !plan.signals().isEmpty()
                || joined == null && plan.join() != null && situation.kin().expecting();
        if (timer != null && more && timer.due().isAfter(situation.known())) {
            // A signal, or the end of the last child, may have come before it since it was last asked for; a commit
            // that changes nothing tells.
            return new Choice.Wait(false);
        }
        if (timer != null) {
            String id = timer.plan().timer().id();
            return unlessBlocked(situation, timer.plan().transition(), "timer " + id, List.of(), id, now);
        }
        Transition action = plan.action();
        if (action != null
                && situation.actionAt() != null
                && !situation.actionAt().isAfter(now)) {
            int crashes = situation.crashes();
            return new Choice.Run(new Event(
                    action, null, List.of(), null, situation.attempt() + crashes, situation.failures() + crashes));
        }
        return new Choice.Wait(false);
    }

    /** Since when the join can run; null where it cannot. With no children at all, since the state was entered. */
    private static @Nullable Instant joined(Situation situation) {
        if (situation.plan().join() == null || situation.fired().contains(StatePlan.JOIN)) {
            return null;
        }
        return situation.kin().waits() ? situation.kin().joinedAt() : situation.enteredAt();
    }

    private static Choice signal(Situation situation, Mail mail, boolean complete, Instant now) {
        StatePlan plan = situation.plan();
        Transition transition = plan.onSignal(mail.signal());
        if (transition == null) {
            throw new IllegalStateException(plan + " does not take " + mail.signal());
        }
        if (!((Trigger.Signalled) transition.trigger()).all()) {
            return unlessBlocked(situation, transition, "signal " + mail.seq(), List.of(mail), null, now);
        }
        if (!complete && situation.inbox().signals().size() < ALL_AT_ONCE) {
            return new Choice.Look();
        }
        List<Mail> all = new ArrayList<>();
        for (Mail candidate : situation.inbox().signals()) {
            if (plan.onSignal(candidate.signal()) == transition) {
                all.add(candidate);
            }
        }
        return unlessBlocked(situation, transition, "signals from " + mail.seq(), all, null, now);
    }

    private static Choice unlessBlocked(
            Situation situation,
            Transition transition,
            String id,
            List<Mail> mails,
            @Nullable String timer,
            Instant now) {
        Situation.Pending again = situation.again();
        int crashes = situation.crashes();
        if (again == null || !again.event().equals(id)) {
            return new Choice.Run(new Event(transition, id, mails, timer, crashes, crashes));
        }
        if (again.at().isAfter(now)) {
            return new Choice.Wait(true);
        }
        return new Choice.Run(
                new Event(transition, id, mails, timer, again.attempt() + crashes, again.failures() + crashes));
    }

    private static @Nullable Mail firstTakeable(Situation situation) {
        for (Mail mail : situation.inbox().signals()) {
            if (situation.plan().onSignal(mail.signal()) != null) {
                return mail;
            }
        }
        return null;
    }

    private static @Nullable DueTimer firstTimer(Situation situation, Instant now) {
        DueTimer first = null;
        for (StatePlan.TimerPlan plan : situation.plan().timers()) {
            if (!situation.fired().contains(plan.timer().id())) {
                Instant due = StatePlan.timerDue(plan.timer(), situation.state(), situation.enteredAt());
                if (due != null && !due.isAfter(now) && (first == null || due.isBefore(first.due()))) {
                    first = new DueTimer(plan, due);
                }
            }
        }
        return first;
    }
}
