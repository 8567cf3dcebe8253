/** What stands around the processes: the server, its volume, the way there, the processes themselves. */
@NullMarked
package dev.pawl.chaos.house;

import org.jspecify.annotations.NullMarked;
