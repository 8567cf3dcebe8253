/**
 * From the compiler's elements to the {@linkplain dev.pawl.processor.model model}: the only package that knows {@code
 * javax.lang.model}. It judges nothing: what is wrong with a machine is found in what it yields.
 */
@NullMarked
package dev.pawl.processor.read;

import org.jspecify.annotations.NullMarked;
