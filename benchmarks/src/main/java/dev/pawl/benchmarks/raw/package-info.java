/** The measure of all others: a loop by hand, with nothing but JDBC, on rows like Pawl's. */
@NullMarked
package dev.pawl.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
