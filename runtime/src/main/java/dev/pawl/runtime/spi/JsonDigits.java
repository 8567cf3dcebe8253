package dev.pawl.runtime.spi;

/** Digits in an array of characters. */
final class JsonDigits {

    private JsonDigits() {}

    /**
     * Puts a whole number; there is room for it.
     *
     * @return where it ends
     */
    static int put(long value, char[] into, int at) {
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                String text = Long.toString(value);
                text.getChars(0, text.length(), into, at);
                return at + text.length();
            }
            into[at] = '-';
            return put(-value, into, at + 1);
        }
        int end = at + count(value);
        long rest = value;
        for (int i = end - 1; i >= at; i--) {
            long tenth = rest / 10;
            into[i] = (char) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        return end;
    }

    /** Puts a number of so many digits, with zeros before it; there is room for it. */
    static int putPadded(int value, int digits, char[] into, int at) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            into[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    /** The number that stands there in so many digits, nine at the most, or -1 if something else is among them. */
    static int read(char[] text, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int count(long value) {
        int count = 1;
        for (long limit = 10; value >= limit; limit *= 10) {
            if (++count == 19) {
                break;
            }
        }
        return count;
    }
}
