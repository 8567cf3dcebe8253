package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.error.PawlException;
import dev.pawl.runtime.error.UnwritableValueException;
import org.jspecify.annotations.Nullable;

/**
 * Whole documents: what the engine stores, and what it reads back. Whatever goes wrong comes out as one of two types,
 * with the place inside the document.
 */
public final class Json {

    private static final JsonPool<JsonOutput> OUTPUTS = new JsonPool<>(JsonOutput::new);
    private static final JsonPool<JsonInput> INPUTS = new JsonPool<>(JsonInput::new);

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
        JsonOutput out = OUTPUTS.take().reset();
        try {
            codec.write(out, value);
            return out.toString();
        } catch (PawlException e) {
            throw e;
        } catch (RuntimeException e) {
            throw JsonFaults.unwritable(out, JsonFaults.describe(e), e);
        } finally {
            if (out.isKept()) {
                OUTPUTS.give(out);
            }
        }
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
        JsonInput in = INPUTS.take().reset(document);
        try {
            return readWhole(reader, in);
        } catch (PawlException e) {
            throw e;
        } catch (RuntimeException e) {
            String thrown = JsonFaults.describe(e);
            throw JsonFaults.malformed(in, "a value that its type accepts", thrown, thrown, e);
        } finally {
            if (in.close()) {
                INPUTS.give(in);
            }
        }
    }

    private static <T extends @Nullable Object> T readWhole(JsonReader<T> reader, JsonInput in) {
        int start = in.at();
        if (in.isEnd()) {
            throw JsonFaults.malformed(in, "a document");
        }
        T value = reader.read(in);
        if (value == null) {
            in.moveTo(start);
            throw JsonFaults.malformed(in, "a document");
        }
        if (!in.isEnd()) {
            throw JsonFaults.malformed(in, "the end of the document");
        }
        return value;
    }
}
