package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.error.UnwritableValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
        T read(JsonParser in, String variant);
    }

    private JsonSealed() {}

    /** Begins an object with the name of a variant. */
    public static void start(JsonGenerator out, String variant) {
        out.writeStartObject();
        out.writeName(TYPE);
        out.writeString(variant);
    }

    /** Reads an object by the name of its variant. */
    public static <T> @Nullable T read(JsonParser in, String type, Variants<T> variants) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, type);
        if (!TYPE.equals(in.nextName())) {
            return readUnordered(in, type, variants);
        }
        in.nextToken();
        return variants.read(in, variant(in));
    }

    /** No variant is of that class: the interface was compiled anew since its machine was. */
    public static UnwritableValueException unknown(JsonGenerator out, String type, Object value) {
        return JsonFaults.unwritable(out, "no variant of " + type + ": " + value.getClass(), null);
    }

    /** No variant has that name. */
    public static MalformedDocumentException unknown(JsonParser in, String type, String variant) {
        return JsonFaults.malformed(in, "a variant of " + type, '"' + variant + '"', "the name of none", null);
    }

    /** Reads the rest of an object whose one component is {@code "value"}. */
    public static <T> @Nullable T readValue(JsonParser in, String type, JsonReader<? extends @Nullable T> reader) {
        T value = null;
        boolean present = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            if (name.equals(VALUE)) {
                value = reader.read(in);
                present = true;
            } else {
                in.skipChildren();
            }
        }
        JsonObjects.require(in, present, type, VALUE);
        return value;
    }

    /**
     * Where the name of the variant does not come first, as in what has been through jsonb, which sorts names: reads a
     * copy in which it does.
     */
    private static <T> T readUnordered(JsonParser in, String type, Variants<T> variants) {
        JsonObjects.require(in, in.currentToken() != JsonToken.END_OBJECT, type, TYPE);
        String path = in.streamReadContext().getParent().pathAsPointer().toString();
        JsonSink rest = new JsonSink();
        String variant = null;
        try (JsonGenerator copy = Json.generator(rest)) {
            copy.writeStartObject();
            for (String name = in.currentName(); in.currentToken() != JsonToken.END_OBJECT; name = in.nextName()) {
                in.nextToken();
                if (name.equals(TYPE)) {
                    variant = variant(in);
                } else {
                    copy.writeName(name);
                    copy.copyCurrentStructureExact(in);
                }
            }
            copy.writeEndObject();
        }
        if (variant == null) {
            throw JsonObjects.missing(in, type, TYPE);
        }
        String found = variant;
        try {
            return Json.read((JsonReader<T>) object -> variants.read(object, found), rest.toString());
        } catch (MalformedDocumentException e) {
            throw e.within(path);
        }
    }

    private static String variant(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw JsonFaults.malformed(in, "the name of a variant");
        }
        return in.getString();
    }
}
