/** The little that the store wants on top of JDBC: connections, parameters, times, and errors that say what was tried. */
@NullMarked
package dev.pawl.runtime.internal.jdbc;

import org.jspecify.annotations.NullMarked;
