package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberInput;
import tools.jackson.core.io.NumberOutput;

/**
 * Primitives, exactly: a number that does not fit is refused, and so are a fraction for a whole number and text for a
 * number. What has no JSON number, NaN and the infinities, is text: {@code "NaN"}, {@code "Infinity"}, {@code
 * "-Infinity"}. A char is text of one character.
 *
 * <p>Floating point is written by Jackson rather than by the JDK, whose text for some numbers changed with Java 19: nodes
 * on different releases write the same bytes.
 */
public final class JsonPrimitives {

    private JsonPrimitives() {}

    public static void writeBoolean(JsonOutput out, boolean value) {
        out.writeBoolean(value);
    }

    public static boolean readBoolean(JsonInput in) {
        Boolean value = in.readBoolean();
        if (value == null) {
            throw JsonFaults.malformed(in, "true or false");
        }
        return value;
    }

    public static void writeByte(JsonOutput out, byte value) {
        out.writeNumber(value);
    }

    public static byte readByte(JsonInput in) {
        return (byte) JsonNumbers.readLong(in, Byte.MIN_VALUE, Byte.MAX_VALUE, "a whole number from -128 to 127");
    }

    public static void writeShort(JsonOutput out, short value) {
        out.writeNumber(value);
    }

    public static short readShort(JsonInput in) {
        return (short)
                JsonNumbers.readLong(in, Short.MIN_VALUE, Short.MAX_VALUE, "a whole number from -32768 to 32767");
    }

    public static void writeInt(JsonOutput out, int value) {
        out.writeNumber(value);
    }

    public static int readInt(JsonInput in) {
        return (int) JsonNumbers.readLong(
                in, Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number from -2147483648 to 2147483647");
    }

    public static void writeLong(JsonOutput out, long value) {
        out.writeNumber(value);
    }

    public static long readLong(JsonInput in) {
        return JsonNumbers.readLong(in, Long.MIN_VALUE, Long.MAX_VALUE, "a whole number of 64 bits");
    }

    public static void writeFloat(JsonOutput out, float value) {
        if (Float.isFinite(value)) {
            out.writeRaw(NumberOutput.toString(value, true));
        } else {
            out.writeString(Float.toString(value));
        }
    }

    public static float readFloat(JsonInput in) {
        int start = in.at();
        if (!JsonNumbers.isNumber(in)) {
            return (float) readNonFinite(in);
        }
        float value = NumberInput.parseFloat(JsonNumbers.read(in), true);
        if (Float.isInfinite(value)) {
            in.moveTo(start);
            throw JsonFaults.malformed(in, "a number in the range of a float");
        }
        return value;
    }

    public static void writeDouble(JsonOutput out, double value) {
        if (Double.isFinite(value)) {
            out.writeRaw(NumberOutput.toString(value, true));
        } else {
            out.writeString(Double.toString(value));
        }
    }

    public static double readDouble(JsonInput in) {
        int start = in.at();
        if (!JsonNumbers.isNumber(in)) {
            return readNonFinite(in);
        }
        double value = NumberInput.parseDouble(JsonNumbers.read(in), true);
        if (Double.isInfinite(value)) {
            in.moveTo(start);
            throw JsonFaults.malformed(in, "a number in the range of a double");
        }
        return value;
    }

    public static void writeChar(JsonOutput out, char value) {
        out.writeString(String.valueOf(value));
    }

    public static char readChar(JsonInput in) {
        int start = in.at();
        String text = in.peek() == '"' ? in.readString() : "";
        if (text.length() != 1) {
            in.moveTo(start);
            throw JsonFaults.malformed(in, "text of one character");
        }
        return text.charAt(0);
    }

    private static double readNonFinite(JsonInput in) {
        int start = in.at();
        Double value = in.peek() == '"' ? nonFinite(in.readString()) : null;
        if (value == null) {
            in.moveTo(start);
            throw JsonFaults.malformed(in, "a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
        }
        return value;
    }

    private static @Nullable Double nonFinite(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
