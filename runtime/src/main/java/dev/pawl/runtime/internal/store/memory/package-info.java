/**
 * The store in memory: the semantics of the one on Postgres under one lock, for tests and for state that may be lost. Where
 * that has an index, this has a sorted set, and both find and order alike. What Postgres would refuse is refused here too.
 */
@NullMarked
package dev.pawl.runtime.internal.store.memory;

import org.jspecify.annotations.NullMarked;
