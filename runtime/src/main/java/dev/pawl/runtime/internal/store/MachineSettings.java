package dev.pawl.runtime.internal.store;

/**
 * What a machine's instances have in common, whichever node touches them.
 *
 * @param history whether their history is kept
 */
public record MachineSettings(boolean history) {}
