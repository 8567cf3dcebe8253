package dev.pawl.processor.model;

/**
 * A code that an {@code @Allow} names.
 *
 * @param owner the class that it stands on or in
 */
public record Allowance(String owner, Text code) {}
