/** How soon a step begins after the signal it waits for. */
@NullMarked
package dev.pawl.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
