package dev.pawl.runtime.sim;

import java.time.Instant;

/**
 * What is in a state: whose it is, which it is, how many outcomes led there, and a time.
 *
 * @param hold the number of the {@link Hold} under which it was read
 */
record Content(String label, int state, long count, Instant at, long hold) {

    /** The same in another state. */
    Content in(int other) {
        return new Content(label, other, count, at, hold);
    }
}
