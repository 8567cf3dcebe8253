package dev.pawl.runtime;

import dev.pawl.Completion;
import dev.pawl.Failure;
import dev.pawl.Status;
import dev.pawl.runtime.error.UnknownStateException;
import dev.pawl.runtime.internal.engine.Failures;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.internal.store.Row;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.ScheduleRow;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.internal.store.What;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the store found, in the words of the API. */
final class Views {

    private Views() {}

    static SignalResult signalResult(Delivered delivered) {
        return switch (delivered.answer()) {
            case DELIVERED -> SignalResult.DELIVERED;
            case DUPLICATE -> SignalResult.DUPLICATE;
            case ENDED -> SignalResult.ENDED;
            case MISSING -> SignalResult.NO_SUCH_INSTANCE;
            case FOREIGN -> SignalResult.OTHER_MACHINE;
        };
    }

    static <R> Instance<R> instance(MachineDefinition<R> definition, Row row) {
        Optional<Object> state = state(definition, row);
        return new Instance<>(
                row.id(),
                row.state().machine(),
                row.state().version(),
                row.state().state(),
                state,
                row.data(),
                row.status(),
                Optional.ofNullable(row.key()),
                row.queue(),
                row.priority(),
                row.attempt(),
                row.failures(),
                row.status() == Status.CANCELLED ? Optional.empty() : failure(row),
                row.insertedAt(),
                row.enteredAt(),
                Optional.ofNullable(row.endedAt()),
                Optional.ofNullable(row.due()),
                parent(row),
                row.status() == Status.DONE && state.isEmpty()
                        ? Optional.empty()
                        : Optional.of(completion(definition, row)));
    }

    static <R> Completion<R> completion(MachineDefinition<R> definition, Row row) {
        return switch (row.status()) {
            case DONE -> Views.<R>done(definition, row);
            case FAILED -> new Completion.Failed<>(failure(row).orElse(new Failure("", "", "")));
            case CANCELLED -> new Completion.Cancelled<>(row.error() == null ? "" : row.error());
            default -> new Completion.Running<>(row.status());
        };
    }

    // The compiler has checked that every terminal state is a result, so the cast cannot fail.
    @SuppressWarnings("unchecked")
    private static <R> Completion<R> done(MachineDefinition<R> definition, Row row) {
        Optional<Object> state = state(definition, row);
        return new Completion.Done<>((R) state.orElseThrow(() -> new UnknownStateException(
                row.id(),
                row.state().machine(),
                row.state().version(),
                row.state().state(),
                row.state().shape())));
    }

    private static Optional<Object> state(MachineDefinition<?> definition, Row row) {
        if (row.state().version() != definition.version()) {
            return Optional.empty();
        }
        Optional<StateDefinition<?>> state =
                definition.state(row.state().state(), row.state().shape());
        return state.map(known -> known.read(row.state().shape(), row.data()));
    }

    static Inspection inspection(Row row) {
        boolean cancelled = row.status() == Status.CANCELLED;
        return new Inspection(
                row.id(),
                row.state().machine(),
                row.state().version(),
                row.state().state(),
                row.data(),
                row.status(),
                Optional.ofNullable(row.key()),
                row.queue(),
                row.priority(),
                row.attempt(),
                row.failures(),
                cancelled ? Optional.empty() : failure(row),
                cancelled ? Optional.ofNullable(row.error()) : Optional.empty(),
                row.insertedAt(),
                row.enteredAt(),
                Optional.ofNullable(row.endedAt()),
                Optional.ofNullable(row.due()),
                Optional.ofNullable(row.gate())
                        .map(Gate::limit)
                        .filter(limit ->
                                !limit.equals(Gate.ofMachine(row.state().machine()))),
                Optional.ofNullable(row.gate()).map(Gate::partition).filter(partition -> !partition.isEmpty()),
                Optional.ofNullable(row.heldBackBy()),
                holds(row.held()),
                parent(row),
                row.awaited());
    }

    private static OptionalLong parent(Row row) {
        return row.parent() == null ? OptionalLong.empty() : OptionalLong.of(row.parent());
    }

    private static Set<Inspection.Hold> holds(int held) {
        EnumSet<Inspection.Hold> holds = EnumSet.noneOf(Inspection.Hold.class);
        for (Inspection.Hold hold : Inspection.Hold.values()) {
            if ((held & 1 << hold.ordinal()) != 0) {
                holds.add(hold);
            }
        }
        return Collections.unmodifiableSet(holds);
    }

    static Quota quota(Limit limit) {
        return limit instanceof Limit.Concurrency concurrency
                ? new Quota(concurrency.places(), null, 0)
                : new Quota(null, ((Limit.Rate) limit).every(), ((Limit.Rate) limit).burst());
    }

    static LimitUse limitUse(Quota.Use use) {
        Quota quota = use.quota();
        Limit limit = quota.places() != null
                ? new Limit.Concurrency(quota.places())
                : new Limit.Rate(Objects.requireNonNull(quota.gap()), quota.burst());
        return new LimitUse(
                use.name(), limit, Optional.ofNullable(use.who()), use.since(), use.executing(), use.waiting());
    }

    static UnknownState unknownState(StateKey state, Instant knownAt, Instant asideAt) {
        return new UnknownState(state.machine(), state.version(), state.state(), state.shape(), knownAt, asideAt);
    }

    static HistoryEntry historyEntry(HistoryRow row) {
        boolean cancelled = row.what() == What.CANCELLED;
        Optional<String> error = Optional.ofNullable(row.error());
        return new HistoryEntry(
                row.rev(),
                row.at(),
                Optional.ofNullable(row.began()),
                HistoryEntry.What.valueOf(row.what().name()),
                Optional.ofNullable(row.from()).map(StateKey::state),
                row.to().state(),
                row.to().version(),
                Optional.ofNullable(row.event()).map(Views::event),
                Optional.ofNullable(row.step()),
                row.attempt(),
                row.failures(),
                row.node() == null ? OptionalLong.empty() : OptionalLong.of(row.node()),
                Optional.ofNullable(row.who()),
                Optional.ofNullable(row.data()),
                cancelled ? Optional.empty() : error.map(Failures::fromJson),
                cancelled ? error : Optional.empty());
    }

    static ScheduleInfo schedule(ScheduleRow row) {
        ScheduleDefinition definition = row.definition();
        return new ScheduleInfo(
                definition.name(),
                definition.expression(),
                definition.zone(),
                Missed.valueOf(definition.missed().name()),
                row.live(),
                row.next(),
                Optional.ofNullable(row.last()),
                row.lastInstance() == null ? OptionalLong.empty() : OptionalLong.of(row.lastInstance()),
                act(row.pause()),
                act(row.resume()),
                act(row.trigger()),
                act(row.asked()),
                row.failures(),
                Optional.ofNullable(row.error())
                        .map(problem -> new ScheduleInfo.Problem(problem.text(), problem.at())));
    }

    private static Optional<ScheduleInfo.Act> act(ScheduleRow.@Nullable Act act) {
        return act == null ? Optional.empty() : Optional.of(new ScheduleInfo.Act(act.who(), act.at()));
    }

    private static HistoryEntry.Event event(String words) {
        int space = words.indexOf(' ');
        String kind = space < 0 ? words : words.substring(0, space);
        return new HistoryEntry.Event(
                HistoryEntry.Event.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                space < 0 ? "" : words.substring(space + 1));
    }

    private static Optional<Failure> failure(Row row) {
        return row.error() == null ? Optional.empty() : Optional.of(Failures.fromJson(row.error()));
    }
}
