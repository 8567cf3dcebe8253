package dev.pawl.runtime.internal.store;

/**
 * What became of a {@link NewRow}.
 *
 * @param id of the new instance, or of the live one that has its key
 * @param created whether it is new
 */
public record InsertedRow(long id, boolean created) {}
