/** The machines that are measured, and what they are given. */
@NullMarked
package dev.pawl.benchmarks.work;

import org.jspecify.annotations.NullMarked;
