/** Real processes at work on a real Postgres, broken in every way, and a checker. */
@NullMarked
package dev.pawl.chaos;

import org.jspecify.annotations.NullMarked;
