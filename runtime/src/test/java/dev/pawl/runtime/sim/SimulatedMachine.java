package dev.pawl.runtime.sim;

import dev.pawl.Effects;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.sim.Table.Rated;
import dev.pawl.runtime.sim.Table.Sent;
import dev.pawl.runtime.sim.Table.Step;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.NewSignal;
import dev.pawl.runtime.spi.RateLimit;
import dev.pawl.runtime.testing.TestMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machine of a {@link Table}: its states and signals as records, its steps as calls. */
final class SimulatedMachine {

    /** Their times are milliseconds since 1970. */
    record S0(String label, long count, long at, long hold) {}

    record S1(String label, long count, long at, long hold) {}

    record S2(String label, long count, long at, long hold) {}

    record S3(String label, long count, long at, long hold) {}

    record End(String label, long count, long at, long hold) {}

    record A(long payload) {}

    record B(long payload) {}

    /** What happens when a step is called. */
    interface Called {
        Object run(
                SimulatedMachine machine,
                Step step,
                Content content,
                @Nullable Object argument,
                StepContext<Object> context);
    }

    static final String NAME = "Simulated";

    /** The limit of actions that take tokens, and how long it is from one to the next. */
    static final String RATE = "rate";

    static final Duration GAP = Duration.ofSeconds(2);

    /** The limit of instances that execute at a time, and how many; of each partition, where one is named behind an @. */
    static final String PLACES = "places";

    static final int PLACE_COUNT = 2;

    private static final List<Class<?>> STATES = List.of(S0.class, S1.class, S2.class, S3.class);

    private final TestMachine machine = TestMachine.named(NAME);
    private final Called called;

    SimulatedMachine(Table table, Called called) {
        this.called = called;
        STATES.forEach(machine::initial);
        machine.terminal(End.class).signal(A.class).signal(B.class);
        table.steps().forEach(this::add);
        table.rated().forEach(this::limit);
    }

    @SuppressWarnings("unchecked")
    private void limit(Rated rated) {
        machine.limited(
                (Class<Object>) STATES.get(rated.state()),
                new RateLimit<>(RATE, state -> rated.partition(content(state).label()), rated.weight()));
    }

    TestMachine machine() {
        return machine;
    }

    @SuppressWarnings("unchecked")
    private void add(Step step) {
        Class<Object> state = (Class<Object>) STATES.get(step.state());
        if (step.attempts() == 0) {
            machine.noRetry();
        } else {
            machine.retry(step.attempts(), Duration.ofSeconds(1), Duration.ofSeconds(10));
        }
        switch (step.kind()) {
            case ACTION -> machine.action(state, (s, c) -> run(step, s, null, c));
            case SIGNAL_A -> machine.on(state, A.class, (s, e, c) -> run(step, s, e, c));
            case SIGNAL_B -> machine.on(state, B.class, (s, e, c) -> run(step, s, e, c));
            case ALL_A -> machine.onAll(state, A.class, (s, e, c) -> run(step, s, e, c));
            case AFTER -> machine.after(state, step.delay(), (s, c) -> run(step, s, null, c));
            case AT -> machine.at(state, "at", s -> content(s).at(), (s, c) -> run(step, s, null, c));
            case JOIN -> machine.joined(state, (s, e, c) -> run(step, s, e, c));
            case ERROR -> machine.onError(state, Calls.Thrown.class, (s, e, c) -> run(step, s, e, c));
        }
    }

    private Object run(Step step, Object state, @Nullable Object argument, StepContext<Object> context) {
        return called.run(this, step, content(state), argument, context);
    }

    /** What is in a state. */
    Content content(Object state) {
        if (state instanceof S0 s) {
            return new Content(s.label, 0, s.count, Instant.ofEpochMilli(s.at), s.hold);
        } else if (state instanceof S1 s) {
            return new Content(s.label, 1, s.count, Instant.ofEpochMilli(s.at), s.hold);
        } else if (state instanceof S2 s) {
            return new Content(s.label, 2, s.count, Instant.ofEpochMilli(s.at), s.hold);
        } else if (state instanceof S3 s) {
            return new Content(s.label, 3, s.count, Instant.ofEpochMilli(s.at), s.hold);
        }
        End end = (End) state;
        return new Content(end.label, Table.END, end.count, Instant.ofEpochMilli(end.at), end.hold);
    }

    /** The state with that in it. */
    Object state(Content c) {
        return switch (c.state()) {
            case 0 -> new S0(c.label(), c.count(), c.at().toEpochMilli(), c.hold());
            case 1 -> new S1(c.label(), c.count(), c.at().toEpochMilli(), c.hold());
            case 2 -> new S2(c.label(), c.count(), c.at().toEpochMilli(), c.hold());
            case 3 -> new S3(c.label(), c.count(), c.at().toEpochMilli(), c.hold());
            default -> new End(c.label(), c.count(), c.at().toEpochMilli(), c.hold());
        };
    }

    Object signal(String signal, long payload) {
        return signal.equals("A") ? new A(payload) : new B(payload);
    }

    /** How many may execute at a time there. */
    static int places(String gate) {
        return gate.startsWith(PLACES) ? PLACE_COUNT : 1;
    }

    /** What the signals carry that a step is given: one, or a list of them. */
    List<Long> payloads(Object argument) {
        List<?> signals = argument instanceof List<?> list ? list : List.of(argument);
        List<Long> payloads = new ArrayList<>();
        for (Object signal : signals) {
            payloads.add(signal instanceof A a ? a.payload : ((B) signal).payload);
        }
        return payloads;
    }

    NewInstance<Object> insert(New made) {
        InsertOptions options = made.key().isEmpty() ? InsertOptions.defaults() : InsertOptions.key(made.key());
        String[] gate = made.gate().split("@", 2);
        options = gate[0].isEmpty() ? options : options.limit(gate[0]);
        options = gate.length < 2 ? options : options.partition(gate[1]);
        Object state = state(new Content(made.label(), made.state(), 0, made.at(), 0));
        return machine.insert(state, made.delay().isZero() ? options : options.after(made.delay()));
    }

    /** Enters a state, with all that goes with it; of what is made, the children are known by their labels. */
    Object outcome(List<Sent> sends, long payload, List<New> made, Duration wait, Object state) {
        Effects effects = Outcome.insert(List.<Insert<?>>of());
        List<Send> sent = new ArrayList<>();
        for (Sent send : sends) {
            SignalOptions options =
                    send.dedup().isEmpty() ? SignalOptions.defaults() : SignalOptions.dedup(send.dedup());
            sent.add(new NewSignal(machine.definition(), send.key(), signal(send.signal(), payload), options));
        }
        List<Insert<?>> inserts = new ArrayList<>();
        List<Insert<?>> children = new ArrayList<>();
        String label = content(state).label();
        for (New one : made) {
            (Table.child(one, label) ? children : inserts).add(insert(one));
        }
        effects = effects.send(sent).insert(inserts);
        return children.isEmpty()
                ? effects.after(wait).next(state)
                : effects.spawn(children).after(wait).next(state);
    }
}
