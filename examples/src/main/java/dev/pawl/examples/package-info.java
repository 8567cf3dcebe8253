/** The command line: one subcommand an example. */
@NullMarked
package dev.pawl.examples;

import org.jspecify.annotations.NullMarked;
