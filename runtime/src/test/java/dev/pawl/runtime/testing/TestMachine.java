package dev.pawl.runtime.testing;

import dev.pawl.Children;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.NewSignal;
import dev.pawl.runtime.spi.OlderShape;
import dev.pawl.runtime.spi.RateLimit;
import dev.pawl.runtime.spi.RetryPolicy;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A machine put together by hand, for tests of the engine: what the processor generates elsewhere. States and signals are
 * records; steps are lambdas. Not thread-safe until {@link #definition} was called.
 */
public final class TestMachine implements GeneratedMachine<Object> {

    /** A step of any form: what it has no use for is null. */
    @FunctionalInterface
    public interface Body<S, E> {
        Object run(S state, E event, StepContext<S> context, Connection connection) throws Throwable;
    }

    /** A step on a state alone. */
    @FunctionalInterface
    public interface Plain<S> {
        Object run(S state, StepContext<S> context) throws Throwable;
    }

    /** A step on a state and an event. */
    @FunctionalInterface
    public interface OnEvent<S, E> {
        Object run(S state, E event, StepContext<S> context) throws Throwable;
    }

    private final String name;
    private final int version;
    private final String queue;
    private final Map<Class<?>, String> names = new HashMap<>();
    private final List<StateDefinition<?>> states = new ArrayList<>();
    private final List<SignalDefinition<?>> signals = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Body<Object, Object>> bodies = new ArrayList<>();
    private Optional<RetryPolicy> retry = Optional.empty();
    private MachineDefinition<Object> definition;

    private TestMachine(String name, int version, String queue) {
        this.name = name;
        this.version = version;
        this.queue = queue;
    }

    public static TestMachine named(String name) {
        return new TestMachine(name, 1, "default");
    }

    public TestMachine version(int version) {
        return new TestMachine(name, version, queue);
    }

    public TestMachine queue(String queue) {
        return new TestMachine(name, version, queue);
    }

    public TestMachine initial(Class<?> state) {
        return state(state, true, false);
    }

    public TestMachine state(Class<?> state) {
        return state(state, false, false);
    }

    public TestMachine terminal(Class<?> state) {
        return state(state, false, true);
    }

    private <S> TestMachine state(Class<S> state, boolean initial, boolean terminal) {
        states.add(new StateDefinition<>(state.getSimpleName(), 1, initial, terminal, state, new RecordCodec<>(state)));
        return this;
    }

    /** An initial state that had another record, in its first shape, and has its second now. */
    public <O, S> TestMachine initialUpgraded(String name, Class<O> old, Class<S> state, Function<O, S> upgrade) {
        RecordCodec<O> reader = new RecordCodec<>(old);
        OlderShape<S> older = new OlderShape<>(1, in -> upgrade.apply(reader.read(in)));
        states.add(new StateDefinition<>(name, 2, true, false, state, new RecordCodec<>(state), List.of(older)));
        names.put(state, name);
        return this;
    }

    /** The action of a state that was named before takes tokens of a limit. */
    @SuppressWarnings("unchecked")
    public <S> TestMachine limited(Class<S> state, RateLimit<S> rate) {
        states.replaceAll(each -> each.type() == state ? ((StateDefinition<S>) each).limited(rate) : each);
        return this;
    }

    private String name(Class<?> state) {
        return names.getOrDefault(state, state.getSimpleName());
    }

    public <T> TestMachine signal(Class<T> signal) {
        signals.add(new SignalDefinition<>(signal.getSimpleName(), signal, new RecordCodec<>(signal)));
        return this;
    }

    /** The steps that follow have this policy. */
    public TestMachine retry(int attempts, Duration first, Duration longest) {
        retry = Optional.of(new RetryPolicy(attempts, first, longest));
        return this;
    }

    /** The steps that follow have no policy of their own. */
    public TestMachine noRetry() {
        retry = Optional.empty();
        return this;
    }

    public <S> TestMachine action(Class<S> state, Plain<S> step) {
        return add(state, new Trigger.Entered(), false, (s, e, context, c) -> step.run(s, context));
    }

    /** An action that takes the connection. */
    public <S> TestMachine transaction(Class<S> state, Body<S, Void> step) {
        return add(state, new Trigger.Entered(), true, step);
    }

    public <S, E> TestMachine on(Class<S> state, Class<E> signal, OnEvent<S, E> step) {
        Trigger trigger = new Trigger.Signalled(Set.of(signal.getSimpleName()), false);
        return this.<S, E>add(state, trigger, false, (s, e, context, c) -> step.run(s, e, context));
    }

    public <S, E> TestMachine onAll(Class<S> state, Class<E> signal, OnEvent<S, List<E>> step) {
        Trigger trigger = new Trigger.Signalled(Set.of(signal.getSimpleName()), true);
        return this.<S, List<E>>add(state, trigger, false, (s, e, context, c) -> step.run(s, e, context));
    }

    public <S> TestMachine after(Class<S> state, Duration delay, Plain<S> step) {
        return add(state, new Trigger.After(delay), false, (s, e, context, c) -> step.run(s, context));
    }

    public <S> TestMachine at(Class<S> state, String component, Function<S, Instant> due, Plain<S> step) {
        Trigger trigger = new Trigger.At(component, s -> due.apply(state.cast(s)));
        return add(state, trigger, false, (s, e, context, c) -> step.run(s, context));
    }

    /** A step that runs when the children have ended, which are of these machines. */
    public <S> TestMachine joined(Class<S> state, OnEvent<S, Children<Object>> step, TestMachine... children) {
        return joined(state, false, step, children);
    }

    public <S> TestMachine joined(
            Class<S> state, boolean abandon, OnEvent<S, Children<Object>> step, TestMachine... children) {
        List<Supplier<MachineDefinition<?>>> machines = new ArrayList<>();
        for (TestMachine child : children) {
            machines.add(child::definition);
        }
        Trigger trigger = new Trigger.Joined(Object.class, abandon, machines);
        return this.<S, Children<Object>>add(state, trigger, false, (s, e, context, c) -> step.run(s, e, context));
    }

    public <S, E extends Throwable> TestMachine onError(Class<S> state, Class<E> error, OnEvent<S, E> step) {
        return this.<S, E>add(state, new Trigger.Threw(error), false, (s, e, context, c) -> step.run(s, e, context));
    }

    @SuppressWarnings("unchecked")
    private <S, E> TestMachine add(Class<S> state, Trigger trigger, boolean transactional, Body<S, E> body) {
        int number = bodies.size();
        bodies.add((Body<Object, Object>) (Body<?, ?>) body);
        transitions.add(new Transition(name(state), trigger, number, "step" + number, List.of(), transactional, retry));
        return this;
    }

    public NewInstance<Object> insert(Object state) {
        return insert(state, InsertOptions.defaults());
    }

    public NewInstance<Object> insert(Object state, InsertOptions options) {
        return new NewInstance<>(definition(), state, options);
    }

    public NewSignal send(long id, Object signal) {
        return new NewSignal(definition(), id, signal, SignalOptions.defaults());
    }

    public NewSignal send(String key, Object signal) {
        return new NewSignal(definition(), key, signal, SignalOptions.defaults());
    }

    @Override
    public MachineDefinition<Object> definition() {
        if (definition == null) {
            definition = new MachineDefinition<>(name, version, queue, states, signals, transitions);
        }
        return definition;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection)
            throws Throwable {
        return bodies.get(step).run(state, event, (StepContext<Object>) context, connection);
    }
}
