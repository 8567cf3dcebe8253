/**
 * What the engine asks of the place where instances live: claim, commit, deliver, extend, reap. {@link
 * dev.pawl.runtime.internal.store.Store} is the boundary; below it are Postgres and memory. No class of this
 * package knows of steps, threads or users' objects.
 *
 * <p>Every time in here is the store's own clock.
 */
@NullMarked
package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.NullMarked;
