package dev.pawl.runtime.internal.store.pg;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Commit.Then;

/** The numbers for which words stand in the tables. In SQL they are literal, as partial indexes and plans want it. */
final class Codes {

    private Codes() {}

    /** What the column {@code status} says. */
    static Status status(int code) {
        return switch (code) {
            case 0 -> Status.RUNNABLE;
            case 1 -> Status.EXECUTING;
            case 2 -> Status.WAITING;
            case 3 -> Status.PAUSED;
            case 4 -> Status.DONE;
            case 5 -> Status.FAILED;
            case 6 -> Status.CANCELLED;
            default -> throw new IllegalStateException("no status has the number " + code);
        };
    }

    /** What a commit says to its statement: the number of the status, but 0 where that depends on the row. */
    static int then(Then then) {
        return switch (then) {
            case PARK -> 0;
            case CONTINUE -> 1;
            case DONE -> 4;
            case FAILED -> 5;
        };
    }
}
