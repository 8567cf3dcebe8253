package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * Names that have been met, so that one that is met again costs no object. Each remembers which came after it the last
 * time, for documents of a type have their names in one order: mostly one comparison finds the next. Not thread-safe.
 */
final class JsonNames {

    /** A name that has been met. */
    static final class Name {

        private final String name;
        /** As it stands in a document, with quotes and colon. */
        private final char[] text;

        private final @Nullable Name chained;
        private Name next = this;

        private Name(String name, char[] text, @Nullable Name chained) {
            this.name = name;
            this.text = text;
            this.chained = chained;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final int BUCKETS = 512;
    /** More than these, and it begins anew: what comes in such a number is no name that will be met again. */
    private static final int MOST = 2_000;

    private static final int LONGEST = 64;

    private @Nullable Name[] buckets = new @Nullable Name[BUCKETS];
    private int count;
    private Name last = new Name("", new char[] {0}, null);

    /**
     * The name that stands there, if it is the one that was expected.
     *
     * @param at where its quote is
     * @return null if it is another
     */
    @Nullable String expected(char[] text, int at) {
        Name guess = last.next;
        char[] expected = guess.text;
        if (text.length - at < expected.length) {
            return null;
        }
        for (int i = 0; i < expected.length; i++) {
            if (text[at + i] != expected[i]) {
                return null;
            }
        }
        last = guess;
        return guess.name;
    }

    /** How many characters that took, with quotes and colon. */
    int length() {
        return last.text.length;
    }

    /** The name between two quotes, which the next time is expected here. */
    String follow(char[] text, int from, int to, boolean escaped) {
        if (to - from > LONGEST || escaped) {
            return JsonStrings.lenient(text, from, to);
        }
        Name name = find(text, from, to);
        last.next = name;
        last = name;
        return name.name;
    }

    /** The text between two quotes, which is one of a few. */
    String get(char[] text, int from, int to) {
        return to - from > LONGEST ? new String(text, from, to - from) : find(text, from, to).name;
    }

    private Name find(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        int bucket = (hash ^ hash >>> 15) & (BUCKETS - 1);
        for (Name name = buckets[bucket]; name != null; name = name.chained) {
            if (matches(name.text, text, from, to)) {
                return name;
            }
        }
        return add(bucket, new String(text, from, to - from));
    }

    private static boolean matches(char[] quoted, char[] text, int from, int to) {
        if (quoted.length - 3 != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (quoted[i - from + 1] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private Name add(int bucket, String met) {
        if (++count > MOST) {
            buckets = new @Nullable Name[BUCKETS];
            count = 1;
        }
        // Interned, so that a switch over names, which are constants there, need not compare characters.
        Name name = new Name(met.intern(), ('"' + met + "\":").toCharArray(), buckets[bucket]);
        buckets[bucket] = name;
        return name;
    }
}
