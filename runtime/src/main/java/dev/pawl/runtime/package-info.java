/** What applications use: {@code Pawl}, which runs machines, and the base of the generated clients. */
@NullMarked
package dev.pawl.runtime;

import org.jspecify.annotations.NullMarked;
