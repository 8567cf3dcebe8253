package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import org.jspecify.annotations.Nullable;

/**
 * The components of one record, as a document has them. What has another name is skipped; of a name that stands twice the
 * last counts. Good until the next record of the document is read that stands as deep: it is used again for that, so that
 * records cost no object beside themselves. Not thread-safe.
 */
public final class JsonComponents {

    private static final JsonRecord NONE = JsonRecord.of("nothing");

    private final JsonInput in;
    private JsonRecord record = NONE;
    private boolean present;
    private int guess;
    /** Which of the first 64 were there, a bit for each. */
    private long first;
    /** Which of all were there, where there are more. */
    private boolean @Nullable [] seen;

    JsonComponents(JsonInput in) {
        this.in = in;
    }

    /** Begins with a record of which nothing was there as yet. */
    JsonComponents reset(JsonRecord next, boolean isPresent) {
        // To set what is set already would cost a fence: the collector hears of each reference an old object gets.
        if (record != next) {
            record = next;
        }
        present = isPresent;
        guess = 0;
        first = 0;
        if (seen != null) {
            seen = null;
        }
        return this;
    }

    /**
     * Goes on to the next component, whose value is then to be read.
     *
     * @return its number, or -1 at the end of the object
     */
    public int next() {
        if (!present) {
            return -1;
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            int component = record.find(name, guess);
            if (component >= 0) {
                guess = component + 1;
                see(component);
                return component;
            }
            in.skipValue();
        }
        return -1;
    }

    /** Whether there is an object, at its end, and a component was not in it. */
    public boolean lacks(int component) {
        return present && !has(component, first, seen);
    }

    /**
     * Whether there was an object, with all that it must have; where there was none, null stood there.
     *
     * @throws MalformedDocumentException if something is missing
     */
    public boolean complete() {
        if (present && !record.complete(first, seen)) {
            throw JsonObjects.missing(in, record.type, record.name(record.missing(first, seen)));
        }
        return present;
    }

    static boolean has(int component, long first, boolean @Nullable [] seen) {
        return component < Long.SIZE ? (first & 1L << component) != 0 : seen != null && seen[component];
    }

    private void see(int component) {
        if (component < Long.SIZE) {
            first |= 1L << component;
        } else {
            if (seen == null) {
                seen = new boolean[record.size()];
            }
            seen[component] = true;
        }
    }
}
