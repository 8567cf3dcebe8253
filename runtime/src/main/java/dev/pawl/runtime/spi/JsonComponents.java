package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * The components of one record, as a document has them. What has another name is skipped; of a name that stands twice the
 * last counts. Not thread-safe.
 */
public final class JsonComponents {

    private final JsonRecord record;
    private final JsonParser in;
    private final boolean present;
    private int guess;
    /** Which of the first 64 were there, a bit for each. */
    private long first;
    /** Which of all were there, where there are more. */
    private boolean @Nullable [] seen;

    JsonComponents(JsonRecord record, JsonParser in, boolean present) {
        this.record = record;
        this.in = in;
        this.present = present;
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
            in.nextToken();
            int component = record.find(name, guess);
            if (component >= 0) {
                guess = component + 1;
                see(component);
                return component;
            }
            in.skipChildren();
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
