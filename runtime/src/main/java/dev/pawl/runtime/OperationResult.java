package dev.pawl.runtime;

/** What became of what an operator asked for. */
public enum OperationResult {
    /** It is done, and in the history. */
    DONE,
    /** The instance is not in a state where it applies; nothing was changed. */
    NOT_APPLICABLE,
    /** The instance would be live again, and another live one has its key; nothing was changed. */
    KEY_TAKEN,
    /** There is no such instance. */
    MISSING
}
