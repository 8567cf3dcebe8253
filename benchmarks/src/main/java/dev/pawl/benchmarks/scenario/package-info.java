/** Pawl where something is otherwise than usual, against itself where it is not. */
@NullMarked
package dev.pawl.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
