package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records, as objects: the names of a record's components, in their order, and which of them a document may lack. The codec
 * itself is generated; here is what all of them do. Immutable.
 */
public final class JsonRecord {

    final String type;
    /** Interned, as those are that are read: so they are the same objects. */
    private final String[] names;

    private final boolean[] required;
    /** The required ones among the first 64, a bit for each. */
    private final long firstRequired;

    private JsonRecord(String type, String[] names, boolean[] required) {
        this.type = type;
        this.names = names;
        this.required = required;
        long bits = 0;
        for (int i = 0; i < Math.min(names.length, Long.SIZE); i++) {
            bits |= required[i] ? 1L << i : 0;
        }
        this.firstRequired = bits;
    }

    /**
     * A record all of whose components must be there.
     *
     * @param type what it is called in messages
     */
    public static JsonRecord of(String type, String... names) {
        boolean[] required = new boolean[names.length];
        Arrays.fill(required, true);
        return new JsonRecord(type, Arrays.stream(names).map(String::intern).toArray(String[]::new), required);
    }

    /** The same record, where a document may lack those with these numbers. */
    public JsonRecord optional(int... components) {
        boolean[] fewer = required.clone();
        for (int component : components) {
            fewer[component] = false;
        }
        return new JsonRecord(type, names, fewer);
    }

    /** Begins the object of a value, or writes null for one that is null; whether there is an object now. */
    public static boolean begin(JsonOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return false;
        }
        out.writeStartObject();
        return true;
    }

    /**
     * Begins the object that stands here, or null.
     *
     * @throws MalformedDocumentException if neither does
     */
    public JsonComponents read(JsonInput in) {
        boolean present = !JsonObjects.isNull(in);
        if (present) {
            JsonObjects.start(in, type);
        }
        return in.components(this, present);
    }

    /** The rest of an object that has begun. */
    public JsonComponents rest(JsonInput in) {
        return in.components(this, true);
    }

    /**
     * The number of the component with that name.
     *
     * @param guess which it is if the document has them in their order
     * @return -1 if there is none
     */
    int find(String name, int guess) {
        if (guess < names.length && names[guess] == name) {
            return guess;
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        // No object that is known: it is not kept, for it is long or stands there with escapes, or it is another's
        // name.
        return List.of(names).indexOf(name);
    }

    /** Whether all that is required was seen. */
    boolean complete(long first, boolean @Nullable [] seen) {
        return (first & firstRequired) == firstRequired && (names.length <= Long.SIZE || missing(first, seen) < 0);
    }

    /** The first component that is required and was not seen; -1 if there is none. */
    int missing(long first, boolean @Nullable [] seen) {
        for (int i = 0; i < names.length; i++) {
            if (required[i] && !JsonComponents.has(i, first, seen)) {
                return i;
            }
        }
        return -1;
    }

    int size() {
        return names.length;
    }

    String name(int component) {
        return names[component];
    }
}
