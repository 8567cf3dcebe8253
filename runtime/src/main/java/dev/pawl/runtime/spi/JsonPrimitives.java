package dev.pawl.runtime.spi;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * Primitives, exactly: a number that does not fit is refused, and so are a fraction for a whole number and text for a
 * number. What has no JSON number, NaN and the infinities, is text: {@code "NaN"}, {@code "Infinity"}, {@code
 * "-Infinity"}. A char is text of one character.
 */
public final class JsonPrimitives {

    private JsonPrimitives() {}

    public static void writeBoolean(JsonGenerator out, boolean value) {
        out.writeBoolean(value);
    }

    public static boolean readBoolean(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw JsonFaults.malformed(in, "true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    public static void writeByte(JsonGenerator out, byte value) {
        out.writeNumber((int) value);
    }

    public static byte readByte(JsonParser in) {
        return (byte) readInt(in, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public static void writeShort(JsonGenerator out, short value) {
        out.writeNumber((int) value);
    }

    public static short readShort(JsonParser in) {
        return (short) readInt(in, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public static void writeInt(JsonGenerator out, int value) {
        out.writeNumber(value);
    }

    public static int readInt(JsonParser in) {
        return readInt(in, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public static void writeLong(JsonGenerator out, long value) {
        out.writeNumber(value);
    }

    public static long readLong(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT || in.getNumberType() == NumberType.BIG_INTEGER) {
            throw JsonFaults.malformed(in, "a whole number of 64 bits");
        }
        return in.getLongValue();
    }

    public static void writeFloat(JsonGenerator out, float value) {
        out.writeNumber(value);
    }

    public static float readFloat(JsonParser in) {
        float value = isNumber(in) ? in.getFloatValue() : (float) readNonFinite(in);
        if (Float.isInfinite(value) && isNumber(in)) {
            throw JsonFaults.malformed(in, "a number in the range of a float");
        }
        return value;
    }

    public static void writeDouble(JsonGenerator out, double value) {
        out.writeNumber(value);
    }

    public static double readDouble(JsonParser in) {
        double value = isNumber(in) ? in.getDoubleValue() : readNonFinite(in);
        if (Double.isInfinite(value) && isNumber(in)) {
            throw JsonFaults.malformed(in, "a number in the range of a double");
        }
        return value;
    }

    public static void writeChar(JsonGenerator out, char value) {
        JsonText.writeString(out, String.valueOf(value));
    }

    public static char readChar(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING || in.getStringLength() != 1) {
            throw JsonFaults.malformed(in, "text of one character");
        }
        return in.getString().charAt(0);
    }

    private static int readInt(JsonParser in, int least, int greatest) {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && in.getNumberType() == NumberType.INT) {
            int value = in.getIntValue();
            if (value >= least && value <= greatest) {
                return value;
            }
        }
        throw JsonFaults.malformed(in, "a whole number from " + least + " to " + greatest);
    }

    private static boolean isNumber(JsonParser in) {
        JsonToken token = in.currentToken();
        return token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT;
    }

    private static double readNonFinite(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            switch (in.getString()) {
                case "NaN":
                    return Double.NaN;
                case "Infinity":
                    return Double.POSITIVE_INFINITY;
                case "-Infinity":
                    return Double.NEGATIVE_INFINITY;
                default:
            }
        }
        throw JsonFaults.malformed(in, "a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }
}
