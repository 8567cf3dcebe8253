package dev.pawl.testing;

import dev.pawl.Completion;
import dev.pawl.Failure;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.Instance;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a test expects of an instance as it was when {@link TestPawl#assertThat} was called. Each method throws an {@link
 * AssertionError} that says what the instance does instead, such as "Checkout order:42 waits for PaymentConfirmed (in
 * AwaitingPayment since …; timer payBy at …), but was expected to be done". Immutable.
 *
 * @param <R> what the instance ends with
 */
public final class InstanceAssert<R> {

    private final Instance<R> instance;
    private final List<HistoryEntry> history;
    private final Machines machines;
    private final Sentence sentence;
    private final Instant now;

    InstanceAssert(Instance<R> instance, List<HistoryEntry> history, Machines machines, Instant now) {
        this.instance = instance;
        this.history = List.copyOf(history);
        this.machines = machines;
        this.sentence = new Sentence(instance, machines, now);
        this.now = now;
    }

    /** The instance itself. */
    public Instance<R> instance() {
        return instance;
    }

    /** It is in a state of this type, whatever it does there. */
    public InstanceAssert<R> isIn(Class<?> state) {
        return expect(
                instance.state().isPresent()
                        && state.isInstance(instance.state().get()),
                "was expected to be in " + machines.name(instance, state));
    }

    /** It is in exactly this state. */
    public InstanceAssert<R> isIn(Object state) {
        return expect(
                instance.state().isPresent() && instance.state().get().equals(state),
                "was expected to be in " + state + stateWords());
    }

    private String stateWords() {
        return instance.state().map(state -> ", not in " + state).orElse("");
    }

    /** Nothing can run now, and each of these signals would be taken. */
    public InstanceAssert<R> waitsFor(Class<?>... signals) {
        String names = Arrays.stream(signals)
                .map(signal -> machines.name(instance, signal))
                .collect(Collectors.joining(" and "));
        boolean taken = Arrays.stream(signals)
                .allMatch(signal -> machines.signals(instance).contains(machines.name(instance, signal)));
        return expect(resting() && taken, "was expected to wait for " + names);
    }

    /** Nothing can run before this time, and something can then, if nothing comes before. */
    public InstanceAssert<R> waitsUntil(Instant time) {
        return expect(resting() && instance.due().equals(Optional.of(time)), "was expected to wait until " + time);
    }

    private boolean resting() {
        return running() && (instance.due().isEmpty() || instance.due().get().isAfter(now));
    }

    private boolean running() {
        return instance.endedAt().isEmpty();
    }

    /**
     * Its state has this timer, at this time.
     *
     * @param timer the component that holds its time, or the duration as in {@code @Step(after = …)}
     */
    public InstanceAssert<R> hasTimer(String timer, Instant time) {
        return expect(
                running() && time.equals(machines.timers(instance).get(timer)),
                "was expected to have the timer " + timer + " at " + time);
    }

    /** It has ended in a terminal state. */
    public InstanceAssert<R> isDone() {
        return expect(completion() instanceof Completion.Done, "was expected to be done");
    }

    /** It has ended with exactly this result. */
    public InstanceAssert<R> isDone(R result) {
        return expect(
                completion() instanceof Completion.Done<?> done && done.result().equals(result),
                "was expected to be done with " + result);
    }

    /** It has ended by an error, or a step has stopped it. */
    public InstanceAssert<R> hasFailed() {
        return expect(completion() instanceof Completion.Failed, "was expected to have failed");
    }

    /** It has ended by an error of exactly this class. */
    public InstanceAssert<R> hasFailed(Class<? extends Throwable> error) {
        return expect(
                completion() instanceof Completion.Failed<?> failed
                        && failed.failure().type().equals(error.getName()),
                "was expected to have failed with " + error.getName());
    }

    /** It has ended by an error, or was stopped, with exactly this message. */
    public InstanceAssert<R> hasFailed(String message) {
        return expect(
                completion() instanceof Completion.Failed<?> failed
                        && failed.failure().message().equals(message),
                "was expected to have failed with: " + message);
    }

    /** It was cancelled. */
    public InstanceAssert<R> isCancelled() {
        return expect(completion() instanceof Completion.Cancelled, "was expected to be cancelled");
    }

    /** The event that comes next has failed so many times in a row, and is run again. */
    public InstanceAssert<R> isRetried(int failures) {
        return expect(
                running() && instance.failures() == failures,
                "was expected to be retried after " + failures + (failures == 1 ? " failure" : " failures"));
    }

    /**
     * These are the steps that ran, by the names of their methods and in their order: those whose outcomes were committed, a
     * step once for each time. Needs the history, which a machine keeps unless its options say otherwise.
     */
    public InstanceAssert<R> ran(String... steps) {
        List<String> ran =
                history.stream().flatMap(entry -> entry.step().stream()).toList();
        return expect(ran.equals(List.of(steps)), "was expected to have run " + List.of(steps) + ", not " + ran);
    }

    private Completion<R> completion() {
        return instance.completion().orElse(new Completion.Running<>(instance.status()));
    }

    private InstanceAssert<R> expect(boolean so, String expected) {
        if (!so) {
            String stack = instance.failure()
                    .map(Failure::stack)
                    .filter(lines -> !lines.isBlank())
                    .map(lines -> "\n" + lines)
                    .orElse("");
            throw new AssertionError(sentence.words() + ", but " + expected + "." + stack);
        }
        return this;
    }
}
