package dev.pawl.processor.model;

/**
 * A retry policy on what is neither a step nor a machine.
 *
 * @param owner the class that it stands on or in
 * @param subject what it stands on, in words
 */
public record StrayRetry(String owner, String subject, Place place) {}
