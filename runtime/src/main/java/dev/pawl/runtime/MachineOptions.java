package dev.pawl.runtime;

import dev.pawl.runtime.internal.store.MachineSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all instances of a machine, of any version. It is kept in the database, for nodes that do not run the
 * machine touch its instances too; of nodes that say different things the last that started is right. Immutable.
 */
public final class MachineOptions {

    private static final MachineOptions DEFAULTS = new MachineOptions(true, Duration.ofDays(30));

    private final boolean history;
    private final @Nullable Duration keepEnded;

    private MachineOptions(boolean history, @Nullable Duration keepEnded) {
        this.history = history;
        this.keepEnded = keepEnded;
    }

    /** With a history; ended instances are kept for 30 days. */
    public static MachineOptions defaults() {
        return DEFAULTS;
    }

    /** Whether the history of the machine's instances is kept; default true. What was written before stays. */
    public MachineOptions history(boolean history) {
        return new MachineOptions(history, keepEnded);
    }

    /**
     * How long an instance is kept after its end, whichever: then it goes, with its signals and their dedup keys, and can
     * neither be read nor awaited nor retried. Its history stays for as long as histories are kept. Default 30 days.
     *
     * @param period not negative; zero lets instances go with the next upkeep
     */
    public MachineOptions keepEnded(Duration period) {
        Objects.requireNonNull(period, "period");
        if (period.isNegative()) {
            throw new IllegalArgumentException("keepEnded must not be negative: " + period);
        }
        return new MachineOptions(history, period);
    }

    /** Ended instances are kept for ever. */
    public MachineOptions keepEndedForever() {
        return new MachineOptions(history, null);
    }

    MachineSettings settings() {
        return new MachineSettings(history, keepEnded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineOptions that
                && history == that.history
                && Objects.equals(keepEnded, that.keepEnded);
    }

    @Override
    public int hashCode() {
        return Objects.hash(history, keepEnded);
    }

    @Override
    public String toString() {
        return "MachineOptions[history=" + history + ", keepEnded="
                + Optional.ofNullable(keepEnded).map(Duration::toString).orElse("forever") + "]";
    }
}
