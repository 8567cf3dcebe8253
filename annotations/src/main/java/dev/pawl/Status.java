package dev.pawl;

/** What an instance is doing. */
public enum Status {
    /** Its next event may run, now or at a time that is set, as soon as a worker takes it. */
    RUNNABLE,
    /** A worker has claimed it. */
    EXECUTING,
    /** It waits for a signal or a timer. */
    WAITING,
    /** An operator has stopped it for a while. */
    PAUSED,
    /** It ended in a terminal state. */
    DONE,
    /** It ended by an error. */
    FAILED,
    /** It was cancelled. */
    CANCELLED;

    /** Whether an instance with this status is over. */
    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
