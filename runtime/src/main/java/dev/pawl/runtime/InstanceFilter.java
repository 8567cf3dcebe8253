package dev.pawl.runtime;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.InstanceQuery;
import dev.pawl.runtime.spi.Storable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which instances an operator means: those for which all holds that is said here. Immutable.
 *
 * <p>A name that nothing has finds nothing; one that cannot be stored, with U+0000 or half a surrogate pair, is an {@link
 * IllegalArgumentException}.
 */
public final class InstanceFilter {

    private static final InstanceFilter ALL = new InstanceFilter(
            new InstanceQuery(null, null, null, null, null, null, null, null, null, null, null, false));

    private final InstanceQuery query;

    private InstanceFilter(InstanceQuery query) {
        this.query = query;
    }

    /** All instances of all machines. */
    public static InstanceFilter all() {
        return ALL;
    }

    /** The instances of a machine, of any version. Found by an index; so are, with the status, its failed ones. */
    public static InstanceFilter machine(String machine) {
        Storable.check("machine", machine);
        return new InstanceFilter(
                new InstanceQuery(machine, null, null, null, null, null, null, null, null, null, null, false));
    }

    /** Of that version of the machine. */
    public InstanceFilter version(int version) {
        return with(version, query.state(), query.status(), query.queue(), query.keyPrefix(), query.failureType());
    }

    /** In the state with that name. */
    public InstanceFilter state(String state) {
        Storable.check("state", state);
        return with(query.version(), state, query.status(), query.queue(), query.keyPrefix(), query.failureType());
    }

    /** With that status. */
    public InstanceFilter status(Status status) {
        Objects.requireNonNull(status, "status");
        return with(query.version(), query.state(), status, query.queue(), query.keyPrefix(), query.failureType());
    }

    /** In that queue. */
    public InstanceFilter queue(String queue) {
        Storable.check("queue", queue);
        return with(query.version(), query.state(), query.status(), queue, query.keyPrefix(), query.failureType());
    }

    /** With a business key that begins so. */
    public InstanceFilter keyPrefix(String prefix) {
        Storable.check("prefix", prefix);
        return with(query.version(), query.state(), query.status(), query.queue(), prefix, query.failureType());
    }

    /** That failed, or whose last attempt failed, by an error of exactly this class, by its name. */
    public InstanceFilter failureType(String className) {
        Storable.check("className", className);
        return with(query.version(), query.state(), query.status(), query.queue(), query.keyPrefix(), className);
    }

    /** Inserted at or after the one time and before the other. */
    public InstanceFilter inserted(Instant from, Instant before) {
        return new InstanceFilter(new InstanceQuery(
                query.machine(),
                query.version(),
                query.state(),
                query.status(),
                query.queue(),
                query.keyPrefix(),
                Objects.requireNonNull(from, "from"),
                Objects.requireNonNull(before, "before"),
                query.endedFrom(),
                query.endedBefore(),
                query.failureType(),
                query.aside()));
    }

    /** Ended at or after the one time and before the other. */
    public InstanceFilter ended(Instant from, Instant before) {
        return new InstanceFilter(new InstanceQuery(
                query.machine(),
                query.version(),
                query.state(),
                query.status(),
                query.queue(),
                query.keyPrefix(),
                query.insertedFrom(),
                query.insertedBefore(),
                Objects.requireNonNull(from, "from"),
                Objects.requireNonNull(before, "before"),
                query.failureType(),
                query.aside()));
    }

    /**
     * Set aside, because no live node knows their machine's version or their state's shape; see {@link
     * Operations#unknownStates}. Found by an index.
     */
    public InstanceFilter unknown() {
        return new InstanceFilter(new InstanceQuery(
                query.machine(),
                query.version(),
                query.state(),
                query.status(),
                query.queue(),
                query.keyPrefix(),
                query.insertedFrom(),
                query.insertedBefore(),
                query.endedFrom(),
                query.endedBefore(),
                query.failureType(),
                true));
    }

    InstanceQuery query() {
        return query;
    }

    private InstanceFilter with(
            @Nullable Integer version,
            @Nullable String state,
            @Nullable Status status,
            @Nullable String queue,
            @Nullable String keyPrefix,
            @Nullable String failureType) {
        return new InstanceFilter(new InstanceQuery(
                query.machine(),
                version,
                state,
                status,
                queue,
                keyPrefix,
                query.insertedFrom(),
                query.insertedBefore(),
                query.endedFrom(),
                query.endedBefore(),
                failureType,
                query.aside()));
    }
}
