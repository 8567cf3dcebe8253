/** A log of permit cases, replayed through a machine that must end up with the same story of each case. */
@NullMarked
package dev.pawl.examples.permits;

import org.jspecify.annotations.NullMarked;
