package dev.pawl.runtime.internal.store;

/**
 * A part of a look at all children that are to be cancelled.
 *
 * @param cancelled how many were
 * @param parent the parent behind whom the next part begins
 * @param spawn the revision at which that one spawned them
 * @param over whether this was the last part; the next begins anew
 */
public record Sweep(int cancelled, long parent, long spawn, boolean over) {

    /** Before the first part. */
    public static final Sweep START = new Sweep(0, 0, 0, false);
}
