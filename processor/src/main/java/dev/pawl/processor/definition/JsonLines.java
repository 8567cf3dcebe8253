package dev.pawl.processor.definition;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

    /** An object over several lines; the name is empty in an array and at the root. */
    void object(String name, Runnable members) {
        open(name, '{', members, '}');
    }

    /** An array with an element, or more, a line. */
    <T> void array(String name, List<T> elements, Consumer<? super T> element) {
        if (elements.isEmpty()) {
            line('"' + name + "\": []");
        } else {
            open(name, '[', () -> elements.forEach(element), ']');
        }
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
        return '"' + name + "\": " + values.stream().map(JsonLines::quote).collect(Collectors.joining(", ", "[", "]"));
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

    private void open(String name, char opening, Runnable inside, char closing) {
        begin();
        String begun = name.isEmpty() ? "" : '"' + name + "\": ";
        text.append(begun).append(opening);
        dense.append(begun).append(opening);
        depth++;
        first = true;
        inside.run();
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
