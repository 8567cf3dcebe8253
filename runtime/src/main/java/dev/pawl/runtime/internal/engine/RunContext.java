package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * What every run of an engine needs. Immutable; its parts are thread-safe.
 *
 * @param driver who drives the engine, if somebody does
 */
record RunContext(
        Store store,
        OutcomeCommitter committer,
        OutcomeWriter outcomes,
        SharedCalls shared,
        Joins joins,
        Wakes wakes,
        Observers observers,
        Ticker ticker,
        long node,
        @Nullable Driver driver) {}
