/** What can be wrong with a machine: the set of mistakes, how each is worded, and how it is printed. */
@NullMarked
package dev.pawl.processor.problem;

import org.jspecify.annotations.NullMarked;
