package dev.pawl;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A signal to be sent: a value that generated machine classes make, and that clients and outcomes take. Making one has no
 * effect. It is addressed by an id or by a key.
 */
public interface Send {

    /** The name of the machine whose instance is meant. */
    String machine();

    /** The instance's id, where that is the address. */
    OptionalLong id();

    /** The live instance's key, where that is the address. */
    Optional<String> key();

    /** The signal, as it was given. */
    Object signal();

    /** How it is to be delivered. */
    SignalOptions options();
}
