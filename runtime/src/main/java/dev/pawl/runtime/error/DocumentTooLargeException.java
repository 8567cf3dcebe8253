package dev.pawl.runtime.error;

/** A state or signal is larger, as JSON, than the engine was told to store. Nothing was written. */
public final class DocumentTooLargeException extends PawlException {

    private static final long serialVersionUID = 1L;

    private final long bytes;
    private final int limit;

    public DocumentTooLargeException(String what, long bytes, int limit) {
        super(
                what + " takes " + bytes + " bytes as JSON, more than the limit of " + limit
                        + ". Keep large content elsewhere and its address in the machine, or raise the limit with"
                        + " maxDocumentBytes.",
                null);
        this.bytes = bytes;
        this.limit = limit;
    }

    /** Its size as UTF-8. */
    public long bytes() {
        return bytes;
    }

    /** The largest size allowed. */
    public int limit() {
        return limit;
    }
}
