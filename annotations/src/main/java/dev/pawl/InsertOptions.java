package dev.pawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How an instance is inserted: a business key, a queue, a priority, a delay of its first action, and what it shares a
 * limit with. Immutable.
 */
public final class InsertOptions {

    /** The priority of an instance that names none. */
    public static final int DEFAULT_PRIORITY = 5;

    private static final InsertOptions DEFAULTS =
            new InsertOptions(null, null, DEFAULT_PRIORITY, null, null, null, null);

    private final String key;
    private final String queue;
    private final int priority;
    private final Duration after;
    private final Instant at;
    private final String partition;
    private final String limit;

    private InsertOptions(
            String key, String queue, int priority, Duration after, Instant at, String partition, String limit) {
        this.key = key;
        this.queue = queue;
        this.priority = priority;
        this.after = after;
        this.at = at;
        this.partition = partition;
        this.limit = limit;
    }

    /** No key, the machine's queue, the middle priority, at once. */
    public static InsertOptions defaults() {
        return DEFAULTS;
    }

    /**
     * A business key: an address for signals, and a guard, for at most one live instance of a machine has it.
     *
     * @param key 1 to 500 characters
     */
    public static InsertOptions key(String key) {
        return new InsertOptions(Names.check("key", key), null, DEFAULT_PRIORITY, null, null, null, null);
    }

    /**
     * Another queue than the machine's.
     *
     * @param queue 1 to 500 characters
     */
    public InsertOptions queue(String queue) {
        return new InsertOptions(key, Names.check("queue", queue), priority, after, at, partition, limit);
    }

    /** The priority, from 0 to 9; of those that are due, the highest are claimed first. */
    public InsertOptions priority(int priority) {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("priority must be from 0 to 9, not " + priority);
        }
        return new InsertOptions(key, queue, priority, after, at, partition, limit);
    }

    /** The action of the initial state waits this long; not negative. Replaces {@link #at}. */
    public InsertOptions after(Duration delay) {
        Objects.requireNonNull(delay, "delay");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative: " + delay);
        }
        return new InsertOptions(key, queue, priority, delay, null, partition, limit);
    }

    /** The action of the initial state waits until then, by the database's clock. Replaces {@link #after}. */
    public InsertOptions at(Instant time) {
        return new InsertOptions(key, queue, priority, null, Objects.requireNonNull(time, "time"), partition, limit);
    }

    /**
     * A partition: of a machine's instances with one partition, at most one executes at a time, over all nodes; the others
     * wait until it parks or ends. With a {@link #limit} the partition is that limit's, and as many execute as it says.
     *
     * @param partition 1 to 500 characters
     */
    public InsertOptions partition(String partition) {
        return new InsertOptions(key, queue, priority, after, at, Names.check("partition", partition), limit);
    }

    /**
     * A named limit on how many execute at a time, over all nodes, machines and queues: in each {@link #partition}, or,
     * without one, in all. The nodes that run machines declare what it is.
     *
     * @param limit 1 to 100 characters, the first of which is no {@code @}
     */
    public InsertOptions limit(String limit) {
        return new InsertOptions(key, queue, priority, after, at, partition, Names.limit(limit));
    }

    /** The business key. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** The queue, where it is not the machine's. */
    public Optional<String> queue() {
        return Optional.ofNullable(queue);
    }

    /** The priority, from 0 to 9. */
    public int priority() {
        return priority;
    }

    /** How long the first action waits, where it does. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }

    /** Until when the first action waits, where it does. */
    public Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    /** The partition. */
    public Optional<String> partition() {
        return Optional.ofNullable(partition);
    }

    /** The name of the limit on how many execute. */
    public Optional<String> limit() {
        return Optional.ofNullable(limit);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InsertOptions
                && Objects.equals(key, ((InsertOptions) other).key)
                && Objects.equals(queue, ((InsertOptions) other).queue)
                && priority == ((InsertOptions) other).priority
                && Objects.equals(after, ((InsertOptions) other).after)
                && Objects.equals(at, ((InsertOptions) other).at)
                && Objects.equals(partition, ((InsertOptions) other).partition)
                && Objects.equals(limit, ((InsertOptions) other).limit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, queue, priority, after, at, partition, limit);
    }

    @Override
    public String toString() {
        return "InsertOptions[key=" + key + ", queue=" + queue + ", priority=" + priority + ", after=" + after + ", at="
                + at + ", partition=" + partition + ", limit=" + limit + "]";
    }
}
