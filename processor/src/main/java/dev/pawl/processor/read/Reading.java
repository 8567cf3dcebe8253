package dev.pawl.processor.read;

import dev.pawl.processor.model.Declarations;
import dev.pawl.processor.model.MachineModel;

/**
 * A machine as it was read.
 *
 * @param unresolved what is missing; the compiler will say so, unless another processor comes and writes it
 */
public record Reading(MachineModel machine, Declarations declarations, Unresolved unresolved) {

    /** Where types are missing. */
    public enum Unresolved {
        /** Nowhere. */
        NOTHING,
        /** In a state or a signal, or inside one. */
        COMPONENT,
        /** In the signature of a step, above a state or a signal, or in the result. */
        SIGNATURE
    }
}
