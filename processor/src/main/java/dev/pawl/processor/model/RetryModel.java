package dev.pawl.processor.model;

/** A retry policy as written: durations are text until they are checked. */
public record RetryModel(int attempts, String first, String longest, Place place) {}
