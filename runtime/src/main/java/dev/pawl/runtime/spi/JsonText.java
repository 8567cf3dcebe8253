package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.UnwritableValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Text, and what is written as text.
 *
 * <p>BigDecimal and BigInteger are text, not numbers: jsonb and most readers of JSON would change the scale of {@code
 * 1E+3}, and many would round what has more digits than a double. Reading takes numbers too, so a component may become
 * one of these from an {@code int} or a {@code long}.
 */
public final class JsonText {

    private static final String DECIMAL = "a decimal number as text";

    private JsonText() {}

    public static void writeString(JsonOutput out, @Nullable String value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
    }

    public static @Nullable String readString(JsonInput in) {
        return read(in, "text", Function.identity());
    }

    public static void writeBigInteger(JsonOutput out, @Nullable BigInteger value) {
        writePlain(out, value);
    }

    public static @Nullable BigInteger readBigInteger(JsonInput in) {
        if (JsonNumbers.isNumber(in) && JsonNumbers.isWhole(in)) {
            return new BigInteger(JsonNumbers.read(in));
        }
        return read(in, "a whole number as text", BigInteger::new);
    }

    public static void writeBigDecimal(JsonOutput out, @Nullable BigDecimal value) {
        writePlain(out, value);
    }

    public static @Nullable BigDecimal readBigDecimal(JsonInput in) {
        int start = in.at();
        try {
            if (JsonNumbers.isNumber(in)) {
                return new BigDecimal(JsonNumbers.read(in));
            } else if (in.peek() == '"' && !in.endOfString()) {
                return new BigDecimal(in.text(), start + 1, in.at() - start - 2);
            }
        } catch (NumberFormatException e) {
            in.moveTo(start);
            throw JsonFaults.malformed(in, DECIMAL);
        }
        in.moveTo(start);
        return read(in, DECIMAL, BigDecimal::new);
    }

    public static void writeUuid(JsonOutput out, @Nullable UUID value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonUuids.write(out, value);
        }
    }

    public static @Nullable UUID readUuid(JsonInput in) {
        UUID value = JsonUuids.read(in);
        return value == null ? read(in, "a UUID", JsonText::uuid) : value;
    }

    public static void writeBytes(JsonOutput out, byte @Nullable [] value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writePlain(Base64.getEncoder().encodeToString(value));
        }
    }

    public static byte @Nullable [] readBytes(JsonInput in) {
        return read(in, "bytes in Base64", Base64.getDecoder()::decode);
    }

    /** Reads text and makes something of it; whatever that throws means that the document is malformed. */
    static <T> @Nullable T read(JsonInput in, String expected, Function<String, T> parse) {
        int start = in.at();
        if (in.peek() != '"') {
            if (JsonObjects.isNull(in)) {
                return null;
            }
            throw JsonFaults.malformed(in, expected);
        }
        String text = in.readString();
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            // What the parser of such text throws has that text in it.
            in.moveTo(start);
            throw JsonFaults.malformed(in, expected);
        }
    }

    /** Writes a value whose text has nothing to be escaped. */
    static void writePlain(JsonOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writePlain(value.toString());
        }
    }

    /** The text, if Postgres can hold it. */
    static String checked(JsonOutput out, String text) {
        int problem = Storable.faultAt(text);
        if (problem >= 0) {
            throw unwritable(out, text, problem);
        }
        return text;
    }

    static UnwritableValueException unwritable(JsonOutput out, String text, int problem) {
        String what = text.charAt(problem) == 0 ? "U+0000" : "half a surrogate pair";
        return JsonFaults.unwritable(out, "the text holds " + what + ", at " + problem, null);
    }

    static UUID uuid(String text) {
        if (text.length() != JsonUuids.LENGTH) {
            throw new IllegalArgumentException("a UUID has " + JsonUuids.LENGTH + " characters");
        }
        return UUID.fromString(text);
    }
}
