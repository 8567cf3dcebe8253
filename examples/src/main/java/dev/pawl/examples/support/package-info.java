/** What the examples share: a database, worker processes that can be killed, progress and tables. */
@NullMarked
package dev.pawl.examples.support;

import org.jspecify.annotations.NullMarked;
