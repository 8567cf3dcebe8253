/** Reads the database and the clients' records afterwards, by SQL, and knows nothing of the engine. */
@NullMarked
package dev.pawl.chaos.check;

import org.jspecify.annotations.NullMarked;
