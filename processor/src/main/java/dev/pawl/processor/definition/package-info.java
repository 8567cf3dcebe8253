/**
 * A machine's definition as the file that people review and the next release is compared with: names and texts alone, no
 * Java types. It is described from the model, written, read back, and compared.
 */
@NullMarked
package dev.pawl.processor.definition;

import org.jspecify.annotations.NullMarked;
