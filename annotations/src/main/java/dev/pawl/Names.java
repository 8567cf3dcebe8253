package dev.pawl;

import java.util.Objects;

/** What a key, a queue and the like may be: text that Postgres can hold and index. */
final class Names {

    static final int LONGEST = 500;

    private Names() {}

    static String check(String what, String name) {
        Objects.requireNonNull(name, what);
        if (name.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " must have at most " + LONGEST + " characters, not " + name.length());
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < name.length()
                    && Character.isLowSurrogate(name.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw new IllegalArgumentException(
                        what + " holds a character that cannot be stored (U+0000 or half a surrogate pair) at " + i);
            }
            i += pair ? 1 : 0;
        }
        return name;
    }

    static String limit(String name) {
        check("limit", name);
        if (name.length() > 100) {
            throw new IllegalArgumentException("limit must have at most 100 characters, not " + name.length());
        }
        if (name.charAt(0) == '@') {
            throw new IllegalArgumentException("the name of a limit must not begin with @, as '" + name + "' does");
        }
        return name;
    }
}
