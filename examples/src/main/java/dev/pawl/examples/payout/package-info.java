/** Money that leaves the house. */
@org.jspecify.annotations.NullMarked
package dev.pawl.examples.payout;
