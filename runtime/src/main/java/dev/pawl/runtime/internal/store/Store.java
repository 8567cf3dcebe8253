package dev.pawl.runtime.internal.store;

import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where instances live, as the engine sees it. Thread-safe. Each method throws {@link
 * dev.pawl.runtime.error.DatabaseException}; after one of kind {@code UNAVAILABLE} nobody knows whether it was carried
 * out.
 *
 * <p>The one rule that makes all of this safe: a row has a revision that rises with every claim, commit, release and reap,
 * and the number of the node that holds it. Whoever holds an instance names both, and where either differs, changes
 * nothing.
 */
public interface Store extends ClientStore {

    /**
     * Client calls as a part of the transaction that is open on a connection.
     *
     * @throws IllegalStateException if the connection commits by itself
     */
    ClientStore within(Connection connection);

    /** The numbers of states, which are given them where they are new. */
    Map<StateKey, StateId> register(Collection<StateKey> states);

    /** Sets what a machine's instances have in common; the last that set it is right. */
    void configure(String machine, MachineSettings settings);

    /** What operators do. */
    Operators operators();

    /** How many may execute, and how many may start. */
    Limits limits();

    /** From now on, tells of queues in which instances have become due by what was done to others. */
    void whenDue(Consumer<String> queues);
    /** What nodes know. */
    Roster roster();

    /** What has to be done from time to time. */
    Upkeep upkeep();

    /** What comes by itself, again and again. */
    Schedules schedules();

    /**
     * Takes due instances of a queue: the highest priority first, then the longest due.
     *
     * @param states the numbers of the states that the node knows; others are left
     * @param limit how many at the most
     * @param lease how long they are the node's, unless it extends that
     * @param node the number of the node
     * @param from where to look; what is due before that may be found or not
     */
    Picked claim(String queue, int[] states, int limit, Duration lease, long node, Watermark from);

    /** Takes due instances of a queue, from wherever they are. */
    default List<Claimed> claim(String queue, int[] states, int limit, Duration lease, long node) {
        return claim(queue, states, limit, lease, node, Watermark.NONE).rows();
    }

    /**
     * Delivers signals, and claims in the same transaction what has so become due, or is due already, as far as there is
     * room: as if a claim that finds nothing else had come right behind. An instance that needs a place at a gate is left to
     * the next claim.
     */
    Handed deliver(List<Delivery> deliveries, Claiming claiming);

    /**
     * What waits for an instance now.
     *
     * @param signals the names of the signals that are of interest; {@link Inbox#complete} speaks of these
     */
    Inbox inbox(long instance, Collection<String> signals, int limit);

    /** The children that an instance waits for, in the order in which they were given; those that have ended. */
    List<Ended> children(long parent);

    /**
     * Commits outcomes, all in one transaction and one round trip. A stale one changes nothing and is reported as such.
     *
     * @return for each, in the same order, what became of it
     * @throws dev.pawl.runtime.error.DatabaseException of kind {@code CONTENTION} or {@code REJECTED}: then none was
     *     committed, and it may be one of them that is to blame
     */
    List<Committed> commit(List<Commit> outcomes, long node);

    /** Begins a transaction for a step that writes through it; its outcome is committed in it, alone. */
    StepTransaction begin();

    /**
     * Those of the outcomes that change a row which somebody has locked just now, their own or another's: how those are found
     * that hold up a group.
     */
    Set<Commit> lockedOut(List<Commit> outcomes);

    /** The revisions of those of the instances that the node holds: how a commit without an answer is settled. */
    Map<Long, Long> held(Collection<Long> ids, long node);

    /** Gives instances back, due at once. Those whose revision has moved on are left alone. */
    void release(Collection<Held> rows, long node);

    /** Returns expired leases, a bounded number; each counts as a crash, and delays the next attempt. */
    List<Reaped> reap(int limit);

    /**
     * Cancels children whose parents no longer wait for them; one that executes too, whose outcome is then void. One that is
     * locked just now is passed over. Children of theirs are found by a later look.
     *
     * @param from where to begin: where the call before has ended
     * @param limit how many instances to cancel, and how many parents to look at, at the most
     */
    Sweep cancelChildren(Sweep from, int limit);

    /** Looks when work is due, and what is left of others, in one statement. */
    Look look(Look.Request request);

    /**
     * What waits in queues: an entry for each. It never reads the whole backlog.
     *
     * @param queues from where in each; what is due before that may be counted or not
     * @param most how many are counted of a queue
     */
    List<Depth> backlog(Map<String, Watermark> queues, int most);

    /** Tells other nodes that these queues have work. */
    void announce(Collection<String> queues);

    /** Hears what other nodes announce, on a connection of its own. */
    Announcements announcements();

    /** Extends leases, on a connection of its own, which it opens with its first call. */
    Keeper keeper();

    /** The transaction of one step. For one thread at a time. */
    interface StepTransaction extends AutoCloseable {

        /** What the step is given: it refuses to commit, to roll back, to be closed and to change its modes. */
        Connection connection();

        /**
         * Commits what the step wrote together with its outcome; where the outcome is stale, rolls all of it back.
         *
         * @throws dev.pawl.runtime.error.DatabaseException of kind {@code UNAVAILABLE}: then nobody knows whether it was
         *     committed
         */
        Committed commit(Commit outcome, long node);

        /** Whether what the step threw is the database's fault: the connection is gone, or the server is a standby. */
        boolean lost(Throwable thrown);

        /** Rolls back what was not committed. Throws nothing. */
        @Override
        void close();
    }

    /** An own connection that extends leases, so that a full pool cannot lose them. For one thread at a time. */
    interface Keeper extends AutoCloseable {

        /**
         * Extends the leases of instances that the node holds; one that is locked just now is left to the next call. Of no
         * instances at all it connects and does nothing more.
         *
         * @return those that the node no longer holds
         */
        Set<Long> extend(Collection<Long> ids, Duration lease, long node);

        @Override
        void close();
    }

    /** An own connection that hears announcements. For one thread at a time. */
    interface Announcements extends AutoCloseable {

        /** The queues that were announced; waits until there are any, but no longer than this. */
        Set<String> await(Duration timeout);

        @Override
        void close();
    }
}
