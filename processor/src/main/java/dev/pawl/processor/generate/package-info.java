/**
 * From a machine's model to the files that are generated for it. Knows no elements of the language: only the model, and
 * the names of what generated code calls.
 *
 * <p>One generated feature is one small class here.
 */
@NullMarked
package dev.pawl.processor.generate;

import org.jspecify.annotations.NullMarked;
