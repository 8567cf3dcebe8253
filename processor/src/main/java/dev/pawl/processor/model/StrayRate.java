package dev.pawl.processor.model;

/** A rate limit on what is no state. */
public record StrayRate(String owner, Place place) {}
