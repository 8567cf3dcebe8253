package dev.pawl.processor.definition;

import java.util.List;
import java.util.Optional;

/** What a machine is compared with. */
public sealed interface Baseline {

    /** The build names no directory: nothing is compared. */
    record None() implements Baseline {}

    /**
     * The directory has no file of this machine and version.
     *
     * @param file the name that it would have
     * @param others what it has of other machines in this version, in the order of their names
     */
    record Missing(String file, List<Definition> others) implements Baseline {}

    /** The definition that was accepted last. */
    record Accepted(Definition definition) implements Baseline {}

    /**
     * The directory can't be one.
     *
     * @param fault why, in words that follow what the build gave
     */
    record BadDirectory(String given, String fault) implements Baseline {}

    /** The file can't be read, or is another machine's; {@code fault} says it in words that follow its name. */
    record BadFile(String file, String fault) implements Baseline {}

    /** What was accepted, if anything was. */
    default Optional<Definition> accepted() {
        return this instanceof Accepted accepted ? Optional.of(accepted.definition()) : Optional.empty();
    }
}
