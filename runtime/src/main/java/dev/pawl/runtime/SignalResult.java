package dev.pawl.runtime;

/** What became of a signal. */
public enum SignalResult {
    /** It is in the inbox, and stays there until the machine takes it. */
    DELIVERED,
    /** A signal with this dedup key was delivered before; this one changed nothing. */
    DUPLICATE,
    /** The instance has ended; the signal is refused. */
    ENDED,
    /** There is no such instance; the signal is refused. */
    NO_SUCH_INSTANCE,
    /** The instance is of another machine; the signal is refused. */
    OTHER_MACHINE;

    /** Whether the signal, by this call or an earlier one, has reached the instance. */
    public boolean accepted() {
        return this == DELIVERED || this == DUPLICATE;
    }
}
