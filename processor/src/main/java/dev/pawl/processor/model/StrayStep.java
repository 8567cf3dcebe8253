package dev.pawl.processor.model;

/** A step in a class that is no machine. */
public record StrayStep(String owner, String method, Place place) {}
