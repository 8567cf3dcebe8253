package dev.pawl.runtime;

/**
 * What became of an insert that may meet a live key.
 *
 * @param id of the new instance, or of the live one that has the key
 * @param created whether it is new
 */
public record Inserted(long id, boolean created) {}
