/** What Pawl costs, measured. */
@NullMarked
package dev.pawl.benchmarks;

import org.jspecify.annotations.NullMarked;
