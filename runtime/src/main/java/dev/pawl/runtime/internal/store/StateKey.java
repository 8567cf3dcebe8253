package dev.pawl.runtime.internal.store;

/** What a stored document is of: the words in the dictionary that a row's state number stands for. */
public record StateKey(String machine, int version, String state, int shape) {}
