/** The annotation processor: from elements over a model and its checks to generated code. */
@NullMarked
package dev.pawl.processor;

import org.jspecify.annotations.NullMarked;
