package dev.pawl.chaos.check;

/**
 * Something that must not be: a query whose rows are violations, an instance and a sentence each.
 *
 * @param name what is violated
 */
record Check(String name, String sql) {}
