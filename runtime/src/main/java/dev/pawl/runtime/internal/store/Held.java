package dev.pawl.runtime.internal.store;

/** An instance in a claimer's hand, and the revision it had there. */
public record Held(long id, long rev) {}
