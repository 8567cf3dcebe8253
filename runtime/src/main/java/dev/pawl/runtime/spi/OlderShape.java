package dev.pawl.runtime.spi;

/**
 * A set of components that a state once had, and how its documents become today's state. Instances are upgraded when they
 * are next run, and stored in today's shape with the next commit.
 *
 * @param shape its number
 * @param reader reads a document of that shape as today's state; where it throws, the instance fails and its document stays
 */
public record OlderShape<S>(int shape, JsonReader<S> reader) {}
