/**
 * The words of a machine: the annotations a user writes, and the values that a machine class names in its signatures.
 *
 * <p>Nothing here runs anything. A machine class compiles against this package alone; the processor reads it, and the
 * runtime drives what the processor generates.
 *
 * <p>No argument may be null: a {@link java.lang.NullPointerException} says which was, at once and not when the step has
 * returned. What can never be is an {@link java.lang.IllegalArgumentException}.
 */
package dev.pawl;
