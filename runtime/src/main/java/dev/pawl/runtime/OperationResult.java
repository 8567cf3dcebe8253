package dev.pawl.runtime;

/** What became of what an operator asked for. */
public enum OperationResult {
    /** It is done and committed. */
    DONE,
    /** It is not in a state where that applies; nothing was changed. */
    NOT_APPLICABLE,
    /** Another live instance has the key of the one that would be live; none was made live. */
    KEY_TAKEN,
    /** There is no such instance or schedule. */
    MISSING
}
