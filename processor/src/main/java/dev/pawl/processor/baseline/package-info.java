/** The directory in source control that holds the definitions of what was released, and the command that fills it. */
@NullMarked
package dev.pawl.processor.baseline;

import org.jspecify.annotations.NullMarked;
