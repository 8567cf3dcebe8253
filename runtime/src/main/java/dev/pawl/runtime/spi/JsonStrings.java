package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;

/** Text whose characters are in part escaped. */
final class JsonStrings {

    private JsonStrings() {}

    /**
     * What the characters between two quotes stand for.
     *
     * @return null if an escape among them is none
     */
    static @Nullable String unescaped(char[] text, int from, int to) {
        StringBuilder unescaped = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c != '\\') {
                unescaped.append(c);
                continue;
            }
            if (++i == to) {
                return null;
            }
            if (text[i] == 'u') {
                int code = hex(text, i + 1, to);
                if (code < 0) {
                    return null;
                }
                unescaped.append((char) code);
                i += 4;
            } else {
                char character = JsonEscapes.character(text[i]);
                if (character == 0) {
                    return null;
                }
                unescaped.append(character);
            }
        }
        return unescaped.toString();
    }

    /** The same, or the characters as they stand. */
    static String lenient(char[] text, int from, int to) {
        String unescaped = unescaped(text, from, to);
        return unescaped == null ? new String(text, from, to - from) : unescaped;
    }

    private static int hex(char[] text, int from, int end) {
        if (from + 4 > end) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = text[i] < 0x80 ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
