/** What is measured, on its way to people and to programs. */
@NullMarked
package dev.pawl.benchmarks.report;

import org.jspecify.annotations.NullMarked;
