/** What Pawl's processor adds to javac's time. */
@NullMarked
package dev.pawl.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
