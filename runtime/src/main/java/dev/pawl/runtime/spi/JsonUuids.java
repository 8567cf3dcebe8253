package dev.pawl.runtime.spi;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUIDs in full, without a string on the way. */
final class JsonUuids {

    /** The length of a UUID's text. */
    static final int LENGTH = 36;

    private static final int[] DASHES = {8, 13, 18, 23};
    private static final String HEX = "0123456789abcdef";

    private JsonUuids() {}

    static void write(JsonOutput out, UUID value) {
        int at = out.room(LENGTH + 2);
        char[] into = out.text();
        into[at++] = '"';
        long bits = value.getMostSignificantBits();
        for (int i = 0; i < 32; i++) {
            if (i == 16) {
                bits = value.getLeastSignificantBits();
            }
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                into[at++] = '-';
            }
            into[at++] = HEX.charAt((int) (bits >>> 60));
            bits <<= 4;
        }
        into[at] = '"';
        out.wrote(at + 1);
    }

    /** Reads the UUID that stands here, or leaves what is none. */
    static @Nullable UUID read(JsonInput in) {
        char[] text = in.text();
        int from = in.at() + 1;
        if (text[from - 1] != '"') {
            return null;
        }
        long most = 0;
        long least = 0;
        int dash = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = text[from + i];
            if (dash < DASHES.length && i == DASHES[dash]) {
                if (c != '-') {
                    return null;
                }
                dash++;
                continue;
            }
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return null;
            }
            if (dash < 3) {
                most = most << 4 | digit;
            } else {
                least = least << 4 | digit;
            }
        }
        if (text[from + LENGTH] != '"') {
            return null;
        }
        in.moveTo(from + LENGTH + 1);
        return new UUID(most, least);
    }
}
