package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.event.Subject;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.spi.Json;
import dev.pawl.runtime.spi.RateLimit;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can happen in one state of a machine: the rows of the transition table that start there, sorted by trigger.
 * Immutable.
 */
final class StatePlan {

    /** A timer and the step it runs. */
    record TimerPlan(Trigger.Timer timer, Transition transition) {}

    /** What stands among the timers that have fired once the join has. */
    static final String JOIN = "children";

    private final MachinePlan machine;
    private final StateDefinition<?> definition;
    private final StateId id;
    private final Map<String, Transition> signals = new HashMap<>();
    private final Map<String, SignalDefinition<?>> signalTypes = new HashMap<>();
    private final List<TimerPlan> timers = new ArrayList<>();
    private final List<Transition> errors = new ArrayList<>();
    private final @Nullable RatePlan rate;
    private @Nullable Transition action;
    private @Nullable Transition join;

    @SuppressWarnings("unchecked")
    StatePlan(MachinePlan machine, StateDefinition<?> definition, StateId id) {
        this.rate = definition
                .rate()
                .map(limit -> new RatePlan((RateLimit<Object>) limit))
                .orElse(null);
        this.machine = machine;
        this.definition = definition;
        this.id = id;
        for (Transition transition : machine.definition().transitions()) {
            if (transition.from().equals(definition.name())) {
                add(transition);
            }
        }
        for (SignalDefinition<?> signal : machine.definition().signals()) {
            signalTypes.put(signal.name(), signal);
        }
    }

    private void add(Transition transition) {
        Trigger trigger = transition.trigger();
        if (trigger instanceof Trigger.Entered) {
            action = transition;
        } else if (trigger instanceof Trigger.Signalled signalled) {
            for (String signal : signalled.signals()) {
                signals.put(signal, transition);
            }
        } else if (trigger instanceof Trigger.Joined) {
            join = transition;
        } else if (trigger instanceof Trigger.Timer timer) {
            timers.add(new TimerPlan(timer, transition));
        } else if (trigger instanceof Trigger.Threw) {
            errors.add(transition);
        } else {
            throw new IllegalArgumentException("unknown trigger " + trigger);
        }
    }

    /** An instance in this state, for those who listen. */
    Subject subject(long instance, @Nullable String key) {
        return new Subject(
                instance,
                Optional.ofNullable(key),
                machine.definition().name(),
                machine.definition().version(),
                definition.name());
    }

    MachinePlan machine() {
        return machine;
    }

    StateDefinition<?> definition() {
        return definition;
    }

    /** The store's numbers for this state. */
    StateId id() {
        return id;
    }

    @Nullable Transition action() {
        return action;
    }

    /** What it takes to start the action; null where that is not limited. */
    @Nullable RatePlan rate() {
        return rate;
    }

    /** The step that runs when the children have ended. */
    @Nullable Transition join() {
        return join;
    }

    /** Whether children that still run when the state is left go on by themselves. */
    boolean abandon() {
        return join != null && ((Trigger.Joined) join.trigger()).abandon();
    }

    /** The names of the signals that some step of the state takes. */
    Set<String> signals() {
        return signals.keySet();
    }

    @Nullable Transition onSignal(String signal) {
        return signals.get(signal);
    }

    /** The step for an error that another step threw, the nearest first; null where none matches. */
    @Nullable Transition onError(Throwable error) {
        for (Transition transition : errors) {
            if (((Trigger.Threw) transition.trigger()).error().isInstance(error)) {
                return transition;
            }
        }
        return null;
    }

    List<TimerPlan> timers() {
        return timers;
    }

    /** When the earliest timer is due that has not fired, for an instance that is in the state already. */
    Due timersDue(Object state, Set<String> fired, Instant enteredAt) {
        Due due = Due.NEVER;
        for (TimerPlan plan : timers) {
            if (!fired.contains(plan.timer().id())) {
                due = due.or(Due.at(timerDue(plan.timer(), state, enteredAt)));
            }
        }
        return due;
    }

    /** When the earliest timer is due, for an instance that enters the state with the commit. */
    Due timersDueOnEntry(Object state) {
        Due due = Due.NEVER;
        for (TimerPlan plan : timers) {
            if (plan.timer() instanceof Trigger.After after) {
                due = due.or(Due.in(after.delay()));
            } else {
                due = due.or(Due.at(timerDue(plan.timer(), state, Instant.EPOCH)));
            }
        }
        return due;
    }

    static @Nullable Instant timerDue(Trigger.Timer timer, Object state, Instant enteredAt) {
        if (timer instanceof Trigger.After after) {
            return Situation.later(enteredAt, after.delay());
        }
        return ((Trigger.At) timer).due().apply(state);
    }

    /** Reads a signal's document. */
    Object readSignal(String signal, String document) {
        SignalDefinition<?> type = signalTypes.get(signal);
        if (type == null) {
            throw new IllegalStateException(machine.definition() + " has no signal " + signal);
        }
        return Json.read(type.codec(), document);
    }

    @Override
    public String toString() {
        return machine.definition().name() + "." + definition.name();
    }
}
