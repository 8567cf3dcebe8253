package dev.pawl.runtime;

import dev.pawl.runtime.internal.store.MachineSettings;

/**
 * What holds for all instances of a machine, of any version. It is kept in the database, for nodes that do not run the
 * machine insert and cancel its instances too; of nodes that say different things the last that started is right.
 * Immutable.
 */
public final class MachineOptions {

    private static final MachineOptions DEFAULTS = new MachineOptions(true);

    private final boolean history;

    private MachineOptions(boolean history) {
        this.history = history;
    }

    /** With a history. */
    public static MachineOptions defaults() {
        return DEFAULTS;
    }

    /** Whether the history of the machine's instances is kept; default true. What was written before stays. */
    public MachineOptions history(boolean history) {
        return new MachineOptions(history);
    }

    MachineSettings settings() {
        return new MachineSettings(history);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineOptions that && history == that.history;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(history);
    }

    @Override
    public String toString() {
        return "MachineOptions[history=" + history + "]";
    }
}
