/** Pawl, as it is measured. */
@NullMarked
package dev.pawl.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
