package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them: no plus, no zeros before others, digits on both sides of the point. */
final class JsonNumbers {

    /** Longer ones are refused: what large numbers cost rises with the square of their length. */
    private static final int LONGEST = 1_000;
    /** So many digits fit into 64 bits, whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private JsonNumbers() {}

    /**
     * Reads a whole number from -9223372036854775808 to 9223372036854775807.
     *
     * @param expected for the message
     * @throws MalformedDocumentException if something else stands there; then the input has not moved
     */
    static long readLong(JsonInput in, long least, long greatest, String expected) {
        char[] text = in.text();
        int start = in.at();
        boolean negative = text[start] == '-';
        int from = negative ? start + 1 : start;
        int i = from;
        long value = 0;
        for (int digit = text[i] - '0'; digit >= 0 && digit <= 9; digit = text[i] - '0') {
            value = value * 10 + digit;
            i++;
        }
        int digits = i - from;
        char next = text[i];
        if (digits == 0 || digits > 1 && text[from] == '0' || next == '.' || next == 'e' || next == 'E') {
            throw JsonFaults.malformed(in, expected);
        }
        if (digits > SAFE_DIGITS) {
            value = longOf(in, start, i, expected);
        } else if (negative) {
            value = -value;
        }
        if (value < least || value > greatest) {
            throw JsonFaults.malformed(in, expected);
        }
        in.moveTo(i);
        return value;
    }

    /** Whether a number stands here, or what might be one. */
    static boolean isNumber(JsonInput in) {
        char c = in.peek();
        return c == '-' || JsonDigits.isDigit(c);
    }

    /** Whether the number that stands here has neither a fraction nor an exponent. */
    static boolean isWhole(JsonInput in) {
        char[] text = in.text();
        int i = in.at() + 1;
        while (JsonDigits.isDigit(text[i])) {
            i++;
        }
        return text[i] != '.' && text[i] != 'e' && text[i] != 'E';
    }

    /**
     * Reads a number's text.
     *
     * @throws MalformedDocumentException if it is no number
     */
    static String read(JsonInput in) {
        int from = in.at();
        skip(in);
        return in.substring(from, in.at());
    }

    /** The same, for nobody. */
    static void skip(JsonInput in) {
        char[] text = in.text();
        int start = in.at();
        int i = text[start] == '-' ? start + 1 : start;
        int whole = digits(text, i);
        boolean fine = whole > 0 && (whole == 1 || text[i] != '0');
        i += whole;
        if (text[i] == '.') {
            int fraction = digits(text, i + 1);
            fine &= fraction > 0;
            i += 1 + fraction;
        }
        if (text[i] == 'e' || text[i] == 'E') {
            i += text[i + 1] == '+' || text[i + 1] == '-' ? 2 : 1;
            int exponent = digits(text, i);
            fine &= exponent > 0;
            i += exponent;
        }
        if (!fine) {
            throw JsonFaults.malformed(in, "JSON");
        }
        if (i - start > LONGEST) {
            throw JsonFaults.malformed(in, "a number of no more than " + LONGEST + " characters");
        }
        in.moveTo(i);
    }

    /** What kind of number a text is, or null if it is none. */
    static @Nullable String kind(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return null;
        }
        return number.group(1) == null && number.group(2) == null ? "a whole number" : "a number";
    }

    private static int digits(char[] text, int from) {
        int i = from;
        while (JsonDigits.isDigit(text[i])) {
            i++;
        }
        return i - from;
    }

    private static long longOf(JsonInput in, int from, int to, String expected) {
        try {
            return Long.parseLong(in.substring(from, to));
        } catch (NumberFormatException e) {
            throw JsonFaults.malformed(in, expected);
        }
    }
}
