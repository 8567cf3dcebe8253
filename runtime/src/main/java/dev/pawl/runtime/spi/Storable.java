package dev.pawl.runtime.spi;

import java.util.Objects;

/** What text Postgres can hold: anything without U+0000 and without halves of surrogate pairs. */
public final class Storable {

    /** The longest that names, keys and the like may be. */
    public static final int LONGEST_NAME = 500;

    private static final int LONGEST_SHOWN = 100;

    private Storable() {}

    /** Where the first character stands that cannot be stored; -1 where all can. */
    public static int faultAt(String text) {
        return faultAt(text, 0);
    }

    /**
     * The same from a place on.
     *
     * @param from not amid a pair
     */
    static int faultAt(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /**
     * The text, if it can be stored, and so looked for.
     *
     * @param what it is, for the message
     * @throws IllegalArgumentException if it cannot
     */
    public static String check(String what, String text) {
        Objects.requireNonNull(text, what);
        int fault = faultAt(text);
        if (fault >= 0) {
            throw new IllegalArgumentException(
                    what + " holds a character that cannot be stored (U+0000 or half a surrogate pair) at " + fault);
        }
        return text;
    }

    /**
     * The text, if something can be called that.
     *
     * @param what it is, for the message
     * @throws IllegalArgumentException if it is blank, too long, or cannot be stored
     */
    public static String name(String what, String text) {
        Objects.requireNonNull(text, what);
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        if (text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    what + " must have at most " + LONGEST_NAME + " characters, not " + text.length());
        }
        return check(what, text);
    }

    /** The text as a message may show it: in quotes, and not all of it where it is long. */
    public static String shown(String text) {
        return text.length() <= LONGEST_SHOWN
                ? "'" + text + "'"
                : "'" + text.substring(0, LONGEST_SHOWN) + "…' (" + text.length() + " characters)";
    }
}
