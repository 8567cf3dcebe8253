package dev.pawl.runtime.internal.jdbc;

import dev.pawl.runtime.error.DatabaseException;

/** Hears whether the database answers. Called without a connection in hand. Thread-safe. */
public interface Pulse {

    /** For whom it is of no interest. */
    Pulse UNHEARD = new Pulse() {
        @Override
        public void answered() {}

        @Override
        public void failed(DatabaseException failure) {}
    };

    /** It has answered. */
    void answered();

    /** It has answered with an error, or not at all, see the failure's kind. */
    void failed(DatabaseException failure);
}
