package dev.pawl.runtime.spi;

/** Digits in an array of characters. */
final class JsonDigits {

    /** The digits of the numbers below 100. */
    private static final char[] TENS = new char[100];

    private static final char[] ONES = new char[100];
    /** The powers of ten. */
    private static final long[] POWERS = new long[19];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (char) ('0' + i / 10);
            ONES[i] = (char) ('0' + i % 10);
        }
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

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
        int i = end;
        while (rest > Integer.MAX_VALUE) {
            long hundredth = rest / 100;
            int pair = (int) (rest - hundredth * 100);
            into[--i] = ONES[pair];
            into[--i] = TENS[pair];
            rest = hundredth;
        }
        int small = (int) rest;
        while (small >= 10) {
            int hundredth = small / 100;
            int pair = small - hundredth * 100;
            into[--i] = ONES[pair];
            into[--i] = TENS[pair];
            small = hundredth;
        }
        if (i > at) {
            into[at] = (char) ('0' + small);
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
        // 1233 / 4096 is the logarithm of 2 to the base of 10, as exactly as 64 bits need it.
        int least = (64 - Long.numberOfLeadingZeros(value | 1)) * 1233 >> 12;
        return value < POWERS[least] ? Math.max(least, 1) : least + 1;
    }
}
