package dev.pawl.runtime.internal.engine;

/**
 * A state as a row may hold it: in today's shape or in one of an earlier release. One for each of the store's numbers.
 *
 * @param plan what can happen in the state
 * @param shape of the row's document
 */
record KnownState(StatePlan plan, int shape) {

    /**
     * Reads a document of that shape, upgraded where it is an older one.
     *
     * @throws RuntimeException if it cannot be read
     */
    Object read(String document) {
        return plan.definition().read(shape, document);
    }

    /** Whether a document of that shape can be stored as it is. */
    boolean current() {
        return shape == plan.definition().shape();
    }
}
