package dev.pawl.processor.model;

import java.util.Optional;

/**
 * How often a state's action may start, as written.
 *
 * @param by the component that the limit is parted by, in Java; empty where it is not
 */
public record RateModel(Text limit, Optional<Text> by, int weight, Place weightPlace) {}
