package dev.pawl.runtime.internal.engine;

import java.util.concurrent.atomic.LongAdder;

/** What the engine has done since it started. Thread-safe; each figure is right, but they are not of one moment. */
public final class Tally {

    final LongAdder claimed = new LongAdder();
    final LongAdder steps = new LongAdder();
    final LongAdder commits = new LongAdder();
    final LongAdder committed = new LongAdder();
    final LongAdder stale = new LongAdder();
    final LongAdder reaped = new LongAdder();
    final LongAdder throttled = new LongAdder();

    Tally() {}

    /** Instances claimed. */
    public long claimed() {
        return claimed.sum();
    }

    /** Steps called. */
    public long steps() {
        return steps.sum();
    }

    /** Transactions in which outcomes were committed. */
    public long commits() {
        return commits.sum();
    }

    /** Outcomes committed. */
    public long committed() {
        return committed.sum();
    }

    /** Outcomes that were void, because the instance was cancelled or its lease had been lost. */
    public long stale() {
        return stale.sum();
    }

    /** Actions that were put off for want of tokens, each time they were. */
    public long throttled() {
        return throttled.sum();
    }

    /** Expired leases returned. */
    public long reaped() {
        return reaped.sum();
    }
}
