/** Several ways of doing the same work, by turns. */
@NullMarked
package dev.pawl.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
