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
    CRASHED(8);

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
