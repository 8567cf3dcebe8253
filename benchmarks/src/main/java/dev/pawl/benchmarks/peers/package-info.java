/** Other libraries, as their own documentation advises to use them where much is to be done. */
@NullMarked
package dev.pawl.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
