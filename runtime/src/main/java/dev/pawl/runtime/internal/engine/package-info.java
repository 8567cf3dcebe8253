/**
 * What drives instances: claim, run, commit, continue. A few loops around a store; everything an event decides is worked
 * out in pure classes ({@code EventChooser}, {@code OutcomeWriter}) beside them.
 *
 * <p>The life of one step: {@code QueueWorker} claims an instance and makes it a {@code Run}; the run chooses its event, a
 * step thread calls the user's method, the outcome becomes a {@code Commit}, which {@code OutcomeCommitter} sends together
 * with whatever else waits; and by its answer the run goes on with the next event or leaves the engine's hand.
 */
@NullMarked
package dev.pawl.runtime.internal.engine;

import org.jspecify.annotations.NullMarked;
