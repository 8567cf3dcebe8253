package dev.pawl.runtime.spi;

/** Which characters stand for themselves in JSON's text, and what stands for the others. */
final class JsonEscapes {

    /** The length of what stands for a character, at the most. */
    static final int LONGEST = 6;

    private static final String HEX = "0123456789ABCDEF";

    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = ' '; c < PLAIN.length; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    private JsonEscapes() {}

    /** Whether a character stands for itself whatever comes before and after it. */
    static boolean isPlain(char c) {
        return c < PLAIN.length ? PLAIN[c] : !Character.isSurrogate(c);
    }

    /** Text between quotes. */
    static String quoted(String text) {
        char[] quoted = new char[text.length() * LONGEST + 2];
        int end = put(text, 0, quoted, 1);
        quoted[0] = '"';
        quoted[end] = '"';
        return new String(quoted, 0, end + 1);
    }

    /**
     * Puts text with what stands for its characters; there is room for it.
     *
     * @return where it ends
     */
    static int put(String text, int from, char[] into, int at) {
        int to = at;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                into[to++] = c;
                continue;
            }
            into[to++] = '\\';
            char letter = letter(c);
            into[to++] = letter;
            if (letter == 'u') {
                into[to++] = '0';
                into[to++] = '0';
                into[to++] = HEX.charAt(c >> 4);
                into[to++] = HEX.charAt(c & 15);
            }
        }
        return to;
    }

    /** The character that an escape of one letter stands for, or 0 if there is none. */
    static char character(char letter) {
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
    }

    private static char letter(char c) {
        return switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 'u';
        };
    }
}
