/** What can go wrong, as types. */
@NullMarked
package dev.pawl.runtime.error;

import org.jspecify.annotations.NullMarked;
