package dev.pawl.runtime.internal.engine;

import dev.pawl.Child;
import dev.pawl.Children;
import dev.pawl.Failure;
import dev.pawl.runtime.error.UnknownStateException;
import dev.pawl.runtime.internal.store.Ended;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns children that have ended into what a step is given. Immutable. */
final class Joins {

    private final List<MachineDefinition<?>> known;

    /** @param known the machines that this node runs, perhaps in several versions */
    Joins(List<MachineDefinition<?>> known) {
        this.known = List.copyOf(known);
    }

    /**
     * The children, in their order.
     *
     * @throws UnknownStateException if a result is of a machine, version or shape that this node cannot read
     * @throws dev.pawl.runtime.error.MalformedDocumentException if a result cannot be read
     */
    Children<Object> read(Trigger.Joined trigger, List<Ended> ended) {
        List<Child<Object>> children = new ArrayList<>(ended.size());
        for (Ended child : ended) {
            children.add(read(trigger, child));
        }
        return new Children<>(children);
    }

    private Child<Object> read(Trigger.Joined trigger, Ended child) {
        Optional<String> key = Optional.ofNullable(child.key());
        if (child.state() == null) {
            return new Child.Refused<>(key);
        }
        String error = child.error();
        return switch (child.status()) {
            case DONE -> new Child.Done<>(child.id(), key, result(trigger, child.id(), child.state(), child.data()));
            case FAILED ->
                new Child.Failed<>(child.id(), key, error == null ? new Failure("", "", "") : Failures.fromJson(error));
            case CANCELLED -> new Child.Cancelled<>(child.id(), key, error == null ? "" : error);
            default -> throw new IllegalStateException("child " + child.id() + " has not ended: " + child.status());
        };
    }

    private Object result(Trigger.Joined trigger, long id, StateKey key, String document) {
        for (Supplier<MachineDefinition<?>> machine : trigger.machines()) {
            Optional<StateDefinition<?>> state = state(machine.get(), key);
            if (state.isPresent()) {
                return state.get().read(key.shape(), document);
            }
        }
        return known.stream()
                .flatMap(machine -> state(machine, key).stream())
                .findFirst()
                .<Object>map(state -> state.read(key.shape(), document))
                .orElseThrow(
                        () -> new UnknownStateException(id, key.machine(), key.version(), key.state(), key.shape()));
    }

    private static Optional<StateDefinition<?>> state(MachineDefinition<?> machine, StateKey key) {
        return machine.name().equals(key.machine()) && machine.version() == key.version()
                ? machine.state(key.state(), key.shape())
                : Optional.empty();
    }
}
