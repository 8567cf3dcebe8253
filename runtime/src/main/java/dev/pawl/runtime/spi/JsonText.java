package dev.pawl.runtime.spi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Text, and what is written as text.
 *
 * <p>BigDecimal and BigInteger are text, not numbers: jsonb and most readers of JSON would change the scale of {@code
 * 1E+3}, and many would round what has more digits than a double. Reading takes numbers too, so a component may become
 * one of these from an {@code int} or a {@code long}.
 */
public final class JsonText {

    private static final int UUID_LENGTH = 36;

    private JsonText() {}

    public static void writeString(JsonGenerator out, @Nullable String value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(checked(out, value));
        }
    }

    public static @Nullable String readString(JsonParser in) {
        return read(in, "text", Function.identity());
    }

    public static void writeBigInteger(JsonGenerator out, @Nullable BigInteger value) {
        writePlain(out, value);
    }

    public static @Nullable BigInteger readBigInteger(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return in.getBigIntegerValue();
        }
        return read(in, "a whole number as text", BigInteger::new);
    }

    public static void writeBigDecimal(JsonGenerator out, @Nullable BigDecimal value) {
        writePlain(out, value);
    }

    public static @Nullable BigDecimal readBigDecimal(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT || in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return in.getDecimalValue();
        }
        return read(in, "a decimal number as text", BigDecimal::new);
    }

    public static void writeUuid(JsonGenerator out, @Nullable UUID value) {
        writePlain(out, value);
    }

    public static @Nullable UUID readUuid(JsonParser in) {
        return read(in, "a UUID", JsonText::uuid);
    }

    public static void writeBytes(JsonGenerator out, byte @Nullable [] value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeBinary(value);
        }
    }

    public static byte @Nullable [] readBytes(JsonParser in) {
        return read(in, "bytes in Base64", Base64.getDecoder()::decode);
    }

    /** Reads text and makes something of it; whatever that throws means that the document is malformed. */
    static <T> @Nullable T read(JsonParser in, String expected, Function<String, T> parse) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            if (JsonObjects.isNull(in)) {
                return null;
            }
            throw JsonFaults.malformed(in, expected);
        }
        String text = in.getString();
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            // What the parser of such text throws has that text in it.
            throw JsonFaults.malformed(in, expected);
        }
    }

    /** Writes a value whose text needs no check. */
    static void writePlain(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value.toString());
        }
    }

    /** The text, if Postgres can hold it. */
    static String checked(JsonGenerator out, String text) {
        int fault = Storable.faultAt(text);
        if (fault >= 0) {
            String what = text.charAt(fault) == 0 ? "U+0000" : "half a surrogate pair";
            throw JsonFaults.unwritable(out, "the text holds " + what + ", at " + fault, null);
        }
        return text;
    }

    static UUID uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("a UUID has " + UUID_LENGTH + " characters");
        }
        return UUID.fromString(text);
    }
}
