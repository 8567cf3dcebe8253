package dev.pawl.runtime.internal.store;

/** The numbers of a {@link StateKey}: its machine's (all versions share it) and its own. */
public record StateId(int machine, int state) {}
