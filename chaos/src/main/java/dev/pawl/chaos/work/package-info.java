/** The machines that do the work, and the ledger that their steps write. */
@NullMarked
package dev.pawl.chaos.work;

import org.jspecify.annotations.NullMarked;
