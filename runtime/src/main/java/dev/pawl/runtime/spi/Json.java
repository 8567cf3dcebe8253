package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.error.PawlException;
import dev.pawl.runtime.error.UnwritableValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Whole documents: what the engine stores, and what it reads back. Whatever goes wrong comes out as one of two types,
 * with the place inside the document.
 *
 * <p>Floating point is written by Jackson rather than by the JDK, whose text for some numbers changed with Java 19: nodes
 * on different releases write the same bytes.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(StreamReadConstraints.DEFAULT_MAX_STRING_LEN)
                    .build())
            .build();

    private Json() {}

    /**
     * The document of a value.
     *
     * @throws UnwritableValueException if there is none
     */
    public static <T> String write(JsonCodec<T> codec, @Nullable T value) {
        if (value == null) {
            throw new UnwritableValueException("", "null is no document", null);
        }
        JsonSink sink = new JsonSink();
        try (JsonGenerator out = generator(sink)) {
            try {
                codec.write(out, value);
            } catch (PawlException e) {
                throw e;
            } catch (RuntimeException e) {
                throw JsonFaults.unwritable(out, JsonFaults.describe(e), e);
            }
        }
        return sink.toString();
    }

    /**
     * The value of a document.
     *
     * @throws MalformedDocumentException if it has none
     */
    public static <T> T read(JsonCodec<T> codec, @Nullable String document) {
        if (document == null) {
            throw new MalformedDocumentException("", "a document", "none", "none", null);
        }
        return read((JsonReader<T>) codec, document);
    }

    /**
     * The value of a document, for a reader that has no writer.
     *
     * @throws MalformedDocumentException if it has none
     */
    public static <T extends @Nullable Object> T read(JsonReader<T> reader, String document) {
        try (JsonParser in = parser(document)) {
            try {
                return readWhole(reader, in);
            } catch (JacksonException e) {
                throw JsonFaults.malformed(in, e);
            } catch (PawlException e) {
                throw e;
            } catch (RuntimeException e) {
                String thrown = JsonFaults.describe(e);
                throw JsonFaults.malformed(in, "a value that its type accepts", thrown, thrown, e);
            }
        }
    }

    /** What is wrong with a text that is no JSON, without its content. */
    public static String fault(JacksonException e) {
        return JsonFaults.fault(e);
    }

    static JsonGenerator generator(JsonSink sink) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), sink);
    }

    static JsonParser parser(String document) {
        return FACTORY.createParser(ObjectReadContext.empty(), document);
    }

    private static <T extends @Nullable Object> T readWhole(JsonReader<T> reader, JsonParser in) {
        if (in.nextToken() == null) {
            throw JsonFaults.malformed(in, "a document");
        }
        T value = reader.read(in);
        if (value == null) {
            throw JsonFaults.malformed(in, "a document");
        }
        if (in.nextToken() != null) {
            throw JsonFaults.malformed(in, "the end of the document");
        }
        return value;
    }
}
