package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;

/**
 * What every run of an engine needs. Immutable; its parts are thread-safe.
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
        long node) {}
