package dev.pawl.runtime.internal.store;

/** What happened to an instance. */
public enum What {
    /** It began. */
    INSERTED(0),
    /** A step returned a state, which was entered. */
    ENTERED(1),
    /** A step stayed in its state. */
    STAYED(2),
    /** A step asked to be run again. */
    REPLAYED(3),
    /** A step threw, and its event is run again. */
    ATTEMPT_FAILED(4),
    /** It ended by an error. */
    FAILED(5),
    /** A step stopped it. */
    STOPPED(6),
    /** It was cancelled. */
    CANCELLED(7),
    /** A worker died with it in hand. */
    CRASHED(8),
    /** An operator has stopped it for a while. */
    PAUSED(9),
    /** An operator has let it go on. */
    RESUMED(10),
    /** An operator has had it go on where it failed. */
    RETRIED(11),
    /** An operator has put it into a state that it was in before. */
    REWOUND(12),
    /** An operator has sent it a signal. */
    SIGNALLED(13),
    /** An operator has deleted it. */
    DELETED(14),
    /** A signal that it sent, or an instance that it inserted, was refused. */
    REFUSED(15);

    private final int code;

    What(int code) {
        this.code = code;
    }

    /** The number for which it stands in the tables. */
    public int code() {
        return code;
    }

    /** That which has a number. */
    public static What of(int code) {
        for (What what : values()) {
            if (what.code == code) {
                return what;
            }
        }
        throw new IllegalStateException("nothing in a history has the number " + code);
    }
}
