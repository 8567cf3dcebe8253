package dev.pawl.runtime.internal.engine;

import dev.pawl.Failure;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.runtime.error.StepContractException;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Note;
import dev.pawl.runtime.internal.store.What;
import dev.pawl.runtime.spi.RetryPolicy;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Trigger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Turns what a step returned or threw into where its instance will stand. Thread-safe. */
final class OutcomeWriter {

    private final Documents documents;
    private final Rows rows;
    private final DoubleSupplier random;

    /** @param random from 0 (inclusive) to 1 (exclusive), for the jitter of backoffs */
    OutcomeWriter(Documents documents, Rows rows, DoubleSupplier random) {
        this.documents = documents;
        this.rows = rows;
        this.random = random;
    }

    /**
     * What a step returned.
     *
     * @param method the step that returned it, which may be an error step of the event
     * @param caught what an error step was called for; null for other steps
     * @throws StepContractException if no step may return that
     * @throws dev.pawl.runtime.error.PawlException if the state cannot be stored
     * @throws dev.pawl.runtime.error.DatabaseException if a machine that is to be inserted, or sent to, is not known yet,
     *     and cannot be asked for
     */
    Successor returned(
            Situation from, Event event, String method, @Nullable Throwable caught, @Nullable Object returned) {
        List<NewRow> children = List.of();
        List<NewRow> inserts = List.of();
        List<Delivery> sends = List.of();
        Object plain = returned;
        if (plain instanceof Spawning<?, ?> spawning) {
            children = rows.rows(spawning.children());
            plain = spawning.outcome();
        }
        if (plain instanceof Outcome.With<?> with) {
            inserts = rows.rows(with.inserts());
            sends = rows.deliveries(with.sends());
            plain = with.outcome();
        }
        Successor successor = decided(from, event, method, caught, plain);
        if (children.isEmpty() && inserts.isEmpty() && sends.isEmpty()) {
            return successor;
        }
        if (!children.isEmpty() && successor.plan().join() == null) {
            throw new StepContractException("Step " + method + " spawned " + children.size() + " children for " + from
                    + ", but " + successor.plan() + ", which is entered, has no step that waits for them: declare one"
                    + " with a Children as its second parameter.");
        }
        return successor.with(new Effects(sends, inserts, children));
    }

    private Successor decided(
            Situation from, Event event, String method, @Nullable Throwable caught, @Nullable Object returned) {
        Notes notes = new Notes(from, event, method, caught);
        if (returned == null) {
            throw new StepContractException("Step " + method + " returned null for " + from
                    + ". Return a state of the machine, or an Outcome.");
        }
        if (!(returned instanceof Outcome<?> outcome)) {
            return enter(from, event, method, returned, Duration.ZERO, notes.note(What.ENTERED));
        }
        if (outcome instanceof Outcome.Next<?> next) {
            return enter(from, event, method, next.state(), next.delay(), notes.note(What.ENTERED));
        }
        if (outcome instanceof Outcome.Stay<?> stay) {
            return stay(from, event, method, stay.state(), notes.note(What.STAYED));
        }
        if (outcome instanceof Outcome.Replay<?> replay) {
            return replay(from, event, method, replay, notes.note(What.REPLAYED));
        }
        Failure failure = new Failure("", ((Outcome.Stop<?>) outcome).reason(), "");
        return ended(from, event, event.taken(), Failures.toJson(failure), notes.note(What.STOPPED));
    }

    /** The event failed and is run again after the policy's backoff. */
    Successor retried(Situation from, Event event, RetryPolicy policy, Throwable error) {
        Duration delay = policy.backoff(event.failures() + 1, random.getAsDouble());
        String failure = Failures.toJson(error);
        Note note = Notes.of(from, event).failed(What.ATTEMPT_FAILED);
        return again(from, event, from.state(), from.document(), delay, event.failures() + 1, failure, note);
    }

    /** The instance ends as failed; its state stays as it was, so that it can be retried. */
    Successor failed(Situation from, Event event, String error) {
        return ended(from, event, List.of(), error, Notes.of(from, event).failed(What.FAILED));
    }

    private Successor enter(
            Situation from, Event event, String method, Object state, Duration delay, @Nullable Note note) {
        StatePlan plan = from.plan().machine().stateOf(state);
        if (plan == null) {
            throw new StepContractException("Step " + method + " returned a "
                    + state.getClass().getName() + " for " + from + ", which is no state of "
                    + from.plan().machine().definition() + ".");
        }
        boolean terminal = plan.definition().terminal();
        return new Successor(
                from,
                terminal ? Commit.Then.DONE : null,
                plan,
                state,
                document(plan, state, from.id()),
                true,
                plan.action() == null ? Due.NEVER : Due.in(delay),
                0,
                0,
                null,
                Set.of(),
                left(from, event),
                event.taken(),
                null,
                note,
                Family.FOR_NONE,
                Effects.NONE);
    }

    private Successor stay(Situation from, Event event, String method, Object state, @Nullable Note note) {
        requireSame(from, method, "stay", state);
        Set<String> fired = from.fired();
        if (event.timer() != null) {
            fired = new HashSet<>(fired);
            fired.add(event.timer());
        }
        boolean joined = event.transition().trigger() instanceof Trigger.Joined;
        if (joined) {
            fired = new HashSet<>(fired);
            fired.add(StatePlan.JOIN);
        }
        return new Successor(
                from,
                null,
                from.plan(),
                state,
                document(from.plan(), state, from.id()),
                false,
                event.isAction() ? Due.NEVER : Due.at(from.actionAt()),
                from.attempt(),
                event.isAction() ? 0 : from.failures(),
                null,
                fired,
                left(from, event),
                event.taken(),
                null,
                note,
                joined ? Family.FOR_NONE : Family.AS_BEFORE,
                Effects.NONE);
    }

    private Successor replay(
            Situation from, Event event, String method, Outcome.Replay<?> replay, @Nullable Note note) {
        requireSame(from, method, "replay", replay.state());
        String document = document(from.plan(), replay.state(), from.id());
        return again(from, event, replay.state(), document, replay.delay(), 0, null, note);
    }

    private static Successor again(
            Situation from,
            Event event,
            Object state,
            String document,
            Duration delay,
            int failures,
            @Nullable String error,
            @Nullable Note note) {
        int attempt = event.attempt() + 1;
        boolean action = event.isAction();
        return new Successor(
                from,
                null,
                from.plan(),
                state,
                document,
                false,
                action ? Due.in(delay) : Due.at(from.actionAt()),
                action ? attempt : from.attempt(),
                action ? failures : from.failures(),
                event.id() == null ? null : new Again(event.id(), attempt, failures, Due.in(delay)),
                from.fired(),
                from.inbox().signals(),
                List.of(),
                error,
                note,
                Family.AS_BEFORE,
                Effects.NONE);
    }

    /** The action, if it is that or yet to come, keeps its time for an operator who has the instance go on. */
    private static Successor ended(Situation from, Event event, List<Long> taken, String error, @Nullable Note note) {
        return new Successor(
                from,
                Commit.Then.FAILED,
                from.plan(),
                from.state(),
                from.document(),
                false,
                event.isAction() ? Due.NOW : Due.at(from.actionAt()),
                from.attempt(),
                from.failures(),
                null,
                from.fired(),
                List.of(),
                taken,
                error,
                note,
                Family.AS_BEFORE,
                Effects.NONE);
    }

    private static void requireSame(Situation from, String method, String how, Object state) {
        if (from.plan().machine().stateOf(state) != from.plan()) {
            throw new StepContractException("Step " + method + " asked to " + how + " in a "
                    + state.getClass().getName() + ", but " + from + ". To enter another state, return it.");
        }
    }

    private static List<Mail> left(Situation from, Event event) {
        if (event.mails().isEmpty()) {
            return from.inbox().signals();
        }
        Set<Long> taken = new HashSet<>(event.taken());
        return from.inbox().signals().stream()
                .filter(mail -> !taken.contains(mail.seq()))
                .toList();
    }

    /**
     * What a state of an instance is stored as.
     *
     * @throws dev.pawl.runtime.error.PawlException if it cannot be stored
     */
    @SuppressWarnings("unchecked")
    String document(StatePlan plan, Object state, long id) {
        StateDefinition<Object> definition = (StateDefinition<Object>) plan.definition();
        return documents.write(definition.codec(), definition.type(), state, "State " + plan + " of instance " + id);
    }
}
