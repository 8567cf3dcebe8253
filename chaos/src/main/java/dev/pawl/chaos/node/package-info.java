/** What runs in the processes: workers and clients. */
@NullMarked
package dev.pawl.chaos.node;

import org.jspecify.annotations.NullMarked;
