package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A record in a machine that is no state by its annotations.
 *
 * @param signal whether it is a signal by them
 */
public record Unmarked(TypeName type, boolean signal, Place place) {}
