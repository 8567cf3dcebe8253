/**
 * The words of a machine: the annotations a user writes, and the values that a machine class names in its signatures.
 *
 * <p>Nothing here runs anything. A machine class compiles against this package alone; the processor reads it, and the
 * runtime drives what the processor generates.
 */
package dev.pawl;
