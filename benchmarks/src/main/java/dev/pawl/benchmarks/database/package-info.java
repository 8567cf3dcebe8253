/** The servers and databases that are measured on. */
@NullMarked
package dev.pawl.benchmarks.database;

import org.jspecify.annotations.NullMarked;
