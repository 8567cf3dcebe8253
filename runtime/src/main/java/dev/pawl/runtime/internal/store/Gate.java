package dev.pawl.runtime.internal.store;

/**
 * What instances share the places of.
 *
 * @param limit the name of a limit; or {@code @} and the name of a machine, whose partitions have one place each
 * @param partition of it; empty where it is not parted
 */
public record Gate(String limit, String partition) {

    /** The partitions that a machine's instances have without a limit. */
    public static String ofMachine(String machine) {
        return "@" + machine;
    }
}
