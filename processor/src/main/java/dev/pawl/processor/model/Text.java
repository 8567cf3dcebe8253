package dev.pawl.processor.model;

/** A text in the source, such as a name or a duration, and where it stands. */
public record Text(String text, Place place) {}
