package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.error.UnwritableValueException;
import org.jspecify.annotations.Nullable;

/**
 * Sealed interfaces: the components of the variant, and before them its name as {@code "@type"}. What is no record stands
 * as {@code "value"} beside it. The set of names is closed, and a name is never that of a class.
 */
public final class JsonSealed {

    /** The name beside which a variant's name stands. */
    public static final String TYPE = "@type";

    /** The name beside which a variant stands that is no record. */
    public static final String VALUE = "value";

    /** Reads what follows the name of a variant, to the end of the object. */
    @FunctionalInterface
    public interface Variants<T> {
        T read(JsonInput in, String variant);
    }

    private JsonSealed() {}

    /** Begins an object with the name of a variant. */
    public static void start(JsonOutput out, String variant) {
        out.writeStartObject();
        out.writeName(TYPE);
        out.writeString(variant);
    }

    /**
     * Reads an object by the name of its variant. Where that does not come first, as in what has been through jsonb, which
     * sorts names, it is looked for, and the object read from its beginning then.
     *
     * @param variants skips the name of the variant wherever it stands
     */
    public static <T> @Nullable T read(JsonInput in, String type, Variants<T> variants) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, type);
        int start = in.at();
        String name = in.nextName();
        if (TYPE.equals(name)) {
            return variants.read(in, variant(in));
        }
        while (name != null && !name.equals(TYPE)) {
            in.skipValue();
            name = in.nextName();
        }
        JsonObjects.require(in, name != null, type, TYPE);
        String variant = variant(in);
        in.moveTo(start);
        return variants.read(in, variant);
    }

    /** No variant is of that class: the interface was compiled anew since its machine was. */
    public static UnwritableValueException unknown(JsonOutput out, String type, Object value) {
        return JsonFaults.unwritable(out, "no variant of " + type + ": " + value.getClass(), null);
    }

    /** No variant has that name. */
    public static MalformedDocumentException unknown(JsonInput in, String type, String variant) {
        return JsonFaults.malformed(in, "a variant of " + type, '"' + variant + '"', "the name of none", null);
    }

    /** Reads the rest of an object whose one component is {@code "value"}. */
    public static <T> @Nullable T readValue(JsonInput in, String type, JsonReader<? extends @Nullable T> reader) {
        T value = null;
        boolean present = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals(VALUE)) {
                value = reader.read(in);
                present = true;
            } else {
                in.skipValue();
            }
        }
        JsonObjects.require(in, present, type, VALUE);
        return value;
    }

    private static String variant(JsonInput in) {
        if (in.peek() != '"') {
            throw JsonFaults.malformed(in, "the name of a variant");
        }
        return in.readWord();
    }
}
