package dev.pawl.processor.model;

/**
 * Where in the source something stands: an element, perhaps an annotation on it, perhaps a value in that. Opaque here;
 * the reader makes places, and the printer alone knows what is in them.
 */
public interface Place {}
