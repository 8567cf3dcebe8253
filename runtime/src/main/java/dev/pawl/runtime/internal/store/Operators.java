package dev.pawl.runtime.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask of the store: instances of any machine, known to this node or not. Each change is one transaction and
 * tells the history who asked for it. Thread-safe. Each method throws {@link
 * dev.pawl.runtime.error.DatabaseException}.
 */
public interface Operators {

    /** Instances, the last inserted first, with ids below this. */
    List<Row> list(InstanceQuery query, long before, int limit);

    /** The children of one in the order in which they were spawned, those behind a child, if there is one of that id. */
    List<Row> children(long parent, long after, int limit);

    /** An instance of whichever machine. */
    Optional<Row> row(long id);

    /** The oldest of its signals that wait. */
    List<Mail> inbox(long id, int limit);

    /** A part of its history, oldest first. */
    List<HistoryRow> history(long id, long after, int limit);

    /** Ends a live one as cancelled; the outcome of one that executes is void. */
    Operated cancel(long id, String reason, String who);

    /** Holds a live one; one that executes ends its step first. */
    Operated pause(long id, String who);

    /** Lets one go on that was held for itself. */
    Operated resume(long id, String who);

    /**
     * Has failed ones go on where they failed, their attempts counted anew: all, or by an exception none.
     *
     * @return how many; those that have not failed, or whose key is taken, are left
     * @throws dev.pawl.runtime.error.DatabaseException of kind {@code REJECTED} if two of them have one key
     */
    List<String> retry(Collection<Long> ids, String who);

    /** Puts one, live or ended, into a state that it entered, as that entry of its history tells. */
    Operated rewind(long id, long rev, String who);

    /** Delivers a signal by name. */
    Operated signal(long id, String signal, String payload, @Nullable String dedup, String who);

    /** Deletes one that has ended, with its signals. Its history stays. */
    Operated delete(long id, String who);

    /** Pauses a machine or a queue, the other being null; false if it is, or if there is no such machine. */
    boolean pauseAll(@Nullable String machine, @Nullable String queue, String who);

    /** Resumes a machine or a queue; false if it is not paused. */
    boolean resumeAll(@Nullable String machine, @Nullable String queue, String who);

    /** What is paused as a whole. */
    List<Pause> pauses();

    /** Holds instances of a paused machine, in the order of ids; returns the last of them, null where there are no more. */
    @Nullable Long hold(String machine, long after, int limit);

    /** Lets instances go on that are held for a machine that is no longer paused: how many, and their queues. */
    List<String> letGo(int limit);
}
