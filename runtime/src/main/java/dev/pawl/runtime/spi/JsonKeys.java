package dev.pawl.runtime.spi;

import java.util.UUID;

/** Keys of maps from their text, where the JDK's own methods would take more than was ever written. */
public final class JsonKeys {

    private JsonKeys() {}

    /** {@code true} or {@code false}. */
    public static boolean readBoolean(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false: " + text);
        }
        return text.equals("true");
    }

    /** One character. */
    public static char readChar(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character: " + text);
        }
        return text.charAt(0);
    }

    /** A UUID in full. */
    public static UUID readUuid(String text) {
        return JsonText.uuid(text);
    }
}
