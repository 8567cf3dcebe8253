/** Money between two accounts, exactly once, while worker processes are killed. */
@org.jspecify.annotations.NullMarked
package dev.pawl.examples.transfer;
