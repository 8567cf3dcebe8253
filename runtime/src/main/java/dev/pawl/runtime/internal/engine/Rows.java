package dev.pawl.runtime.internal.engine;

import dev.pawl.Insert;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.NewSignal;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what clients give into rows of the store. Thread-safe. */
final class Rows {

    private final Documents documents;
    private final Dictionary dictionary;
    private final Quotas quotas;

    Rows(Documents documents, Dictionary dictionary, Quotas quotas) {
        this.quotas = quotas;
        this.documents = documents;
        this.dictionary = dictionary;
    }

    @SuppressWarnings("unchecked")
    NewRow row(NewInstance<?> instance) {
        MachineDefinition<?> definition = instance.definition();
        StateDefinition<Object> state = (StateDefinition<Object>) definition.stateOf(instance.state());
        if (state == null || !state.initial()) {
            throw new IllegalArgumentException(
                    instance.state().getClass().getName() + " is no initial state of " + definition);
        }
        String document =
                documents.write(state.codec(), state.type(), instance.state(), "State " + state + " of " + definition);
        Due action = Due.NEVER;
        Due timers = Due.NEVER;
        for (Transition transition : definition.transitions()) {
            if (!transition.from().equals(state.name())) {
                continue;
            }
            if (transition.trigger() instanceof Trigger.Entered) {
                action = firstAction(instance);
            } else if (transition.trigger() instanceof Trigger.Joined) {
                // It has no children, so the join is due at once.
                timers = timers.or(Due.NOW);
            } else if (transition.trigger() instanceof Trigger.After after) {
                timers = timers.or(Due.in(after.delay()));
            } else if (transition.trigger() instanceof Trigger.At at) {
                timers = timers.or(Due.at(at.due().apply(instance.state())));
            }
        }
        return new NewRow(
                dictionary.id(definition, state),
                instance.options().queue().orElse(definition.queue()),
                instance.options().priority(),
                instance.options().key().orElse(null),
                document,
                action,
                timers,
                gate(instance));
    }

    private @Nullable Gate gate(NewInstance<?> instance) {
        Optional<String> limit = instance.options().limit();
        Optional<String> partition = instance.options().partition();
        if (limit.isEmpty() && partition.isEmpty()) {
            return null;
        }
        limit.ifPresent(quotas::requirePlaces);
        return new Gate(
                limit.orElseGet(() -> Gate.ofMachine(instance.definition().name())), partition.orElse(""));
    }

    /** Inserts that a step has asked for. */
    List<NewRow> rows(List<? extends Insert<?>> inserts) {
        List<NewRow> rows = new ArrayList<>(inserts.size());
        for (Insert<?> insert : inserts) {
            if (!(insert instanceof NewInstance<?> made)) {
                throw new IllegalArgumentException("An insert of " + insert.machine() + " was not made by a generated"
                        + " class; use that class's insert(...).");
            }
            rows.add(row(made));
        }
        return rows;
    }

    /** Signals that a step has sent. */
    List<Delivery> deliveries(List<Send> sends) {
        List<Delivery> deliveries = new ArrayList<>(sends.size());
        for (Send send : sends) {
            deliveries.add(delivery(send));
        }
        return deliveries;
    }

    Delivery delivery(Send send) {
        if (!(send instanceof NewSignal made)) {
            throw new IllegalArgumentException("A signal to " + send.machine()
                    + " was not made by a generated class; use" + " that class's signal(...).");
        }
        Long id = made.id().isPresent() ? made.id().getAsLong() : null;
        return delivery(made.definition(), id, made.key().orElse(null), made.signal(), made.options());
    }

    private static Due firstAction(NewInstance<?> instance) {
        return instance.options()
                .at()
                .map(Due::at)
                .orElseGet(() -> Due.in(instance.options().after().orElse(Duration.ZERO)));
    }

    @SuppressWarnings("unchecked")
    Delivery delivery(
            MachineDefinition<?> definition,
            @Nullable Long id,
            @Nullable String key,
            Object signal,
            SignalOptions options) {
        SignalDefinition<Object> type = (SignalDefinition<Object>) definition.signalOf(signal);
        if (type == null) {
            throw new IllegalArgumentException(signal.getClass().getName() + " is no signal of " + definition);
        }
        String payload = documents.write(type.codec(), type.type(), signal, "Signal " + type + " of " + definition);
        return new Delivery(
                dictionary.machine(definition),
                id,
                key,
                type.name(),
                payload,
                options.dedup().orElse(null));
    }

    /** How soon a new row is due, as far as that can be told from here; null if only a signal can wake it. */
    static @Nullable Duration delay(NewRow row) {
        Due due = row.action().or(row.timers());
        if (due.in() != null) {
            return due.in();
        }
        // A time of the store's clock: whoever is told looks, and learns how soon it is.
        return due.at() == null ? null : Duration.ZERO;
    }
}
