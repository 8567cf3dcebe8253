/** What a machine must be: one rule a class, each from the model to the mistakes it finds. Pure. */
@NullMarked
package dev.pawl.processor.check;

import org.jspecify.annotations.NullMarked;
