/** Orders that are paid and shipped while workers are killed. */
@NullMarked
package dev.pawl.examples.checkout;

import org.jspecify.annotations.NullMarked;
