/**
 * What generated code says to the runtime: a machine's definition, its codecs, the call of a step. The lowest package of
 * the runtime; of the others it knows only the exceptions.
 *
 * <p>Public for generated code. Not meant to be written against by hand, except in tests of Pawl itself.
 */
@NullMarked
package dev.pawl.runtime.spi;

import org.jspecify.annotations.NullMarked;
