package dev.pawl;

/**
 * A new instance to be: a value that generated machine classes make, and that clients and outcomes take. Making one has no
 * effect.
 *
 * @param <R> the result of its machine
 */
public interface Insert<R> {

    /** The machine's name. */
    String machine();

    /** The initial state, as it was given. */
    Object state();

    /** How it is to be inserted. */
    InsertOptions options();
}
