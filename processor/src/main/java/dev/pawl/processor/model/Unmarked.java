package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;

/** A record in a machine that is neither a state nor a signal by its annotations. */
public record Unmarked(TypeName type, Place place) {}
