package dev.pawl.processor.definition;

import java.util.Collection;
import java.util.List;

/**
 * Writes JSON line by line, with the commas between them: a text in which each has its own, and one in which only those that
 * lie on top do. Names of members are plain: they need no escapes.
 */
final class JsonLines {

    private static final String LEVEL = "  ";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder dense = new StringBuilder();
    private final int deepest;
    private int depth;
    private boolean first = true;

    /**
     * @param deepest how deep those lie that have lines of their own in the dense text: from 1, for what the root holds
     */
    JsonLines(int deepest) {
        this.deepest = deepest;
    }

    /** A member or an element that fits on a line. */
    void line(String line) {
        begin();
        text.append(line);
        dense.append(line);
    }

    /** Begins an object over several lines, in an array or at the root. */
    void beginObject() {
        open("", '{');
    }

    /** Ends it. */
    void endObject() {
        close('}');
    }

    /** Begins an array with an element, or more, a line, if it has elements. */
    boolean beginArray(String name, Collection<?> elements) {
        if (elements.isEmpty()) {
            line('"' + name + "\": []");
            return false;
        }
        open('"' + name + "\": ", '[');
        return true;
    }

    /** Ends it. */
    void endArray() {
        close(']');
    }

    static String text(String name, String value) {
        return '"' + name + "\": " + quote(value);
    }

    static String number(String name, int value) {
        return '"' + name + "\": " + value;
    }

    static String flag(String name) {
        return '"' + name + "\": true";
    }

    static String texts(String name, List<String> values) {
        StringBuilder all = new StringBuilder("\"").append(name).append("\": [");
        for (int i = 0; i < values.size(); i++) {
            all.append(i == 0 ? "" : ", ").append(quote(values.get(i)));
        }
        return all.append(']').toString();
    }

    static String quote(String value) {
        if (isPlain(value)) {
            return '"' + value + '"';
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || Character.isSurrogate(c) || Character.isISOControl(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void open(String name, char opening) {
        begin();
        text.append(name).append(opening);
        dense.append(name).append(opening);
        depth++;
        first = true;
    }

    private void close(char closing) {
        depth--;
        String margin = LEVEL.repeat(depth);
        text.append('\n').append(margin).append(closing);
        if (depth < deepest) {
            dense.append('\n').append(margin);
        }
        dense.append(closing);
        first = false;
    }

    private void begin() {
        if (text.length() > 0) {
            String margin = LEVEL.repeat(depth);
            text.append(first ? "\n" : ",\n").append(margin);
            if (depth > deepest) {
                dense.append(first ? "" : ", ");
            } else {
                dense.append(first ? "\n" : ",\n").append(margin);
            }
        }
        first = false;
    }

    /** The text with a line for each. */
    String text() {
        return text + "\n";
    }

    /** The text with fewer lines. */
    String dense() {
        return dense + "\n";
    }
}
