package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DocumentTooLargeException;
import dev.pawl.runtime.spi.Json;
import dev.pawl.runtime.spi.JsonCodec;

/** Writes states and signals, within the size that the store is to hold. */
final class Documents {

    private final int maxBytes;

    Documents(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * @param what it is, for the message
     * @throws DocumentTooLargeException if it is larger than the limit
     * @throws dev.pawl.runtime.error.UnwritableValueException if it holds what cannot be stored
     */
    <T> String write(JsonCodec<T> codec, Class<T> type, Object value, String what) {
        return within(Json.write(codec, type.cast(value)), what);
    }

    /**
     * A document that is written already.
     *
     * @throws DocumentTooLargeException if it is larger than the limit
     */
    String within(String document, String what) {
        // A character takes three bytes at the most, so most documents need no count.
        if (document.length() > maxBytes / 3) {
            long bytes = utf8Length(document);
            if (bytes > maxBytes) {
                throw new DocumentTooLargeException(what, bytes, maxBytes);
            }
        }
        return document;
    }

    private static long utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair counts two of the pair's four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
