package dev.pawl.processor.read;

import dev.pawl.processor.model.Declarations;
import dev.pawl.processor.model.MachineModel;

/**
 * A machine as it was read.
 *
 * @param resolved whether every type in it is there; if not, another round may have it, or the compiler will say so
 */
public record Reading(MachineModel machine, Declarations declarations, boolean resolved) {}
