package dev.pawl.runtime.spi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The place of a character in a document, as a JSON pointer. Found by going through what stands before it: so only
 * mistakes pay for it.
 */
final class JsonPlace {

    /** An object or array that is open. */
    private static final class Open {

        private final boolean array;
        private @Nullable String name;
        private int commas;

        Open(boolean array) {
            this.array = array;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();

    private JsonPlace() {}

    /** The place of the value that begins or ends at the end of the text. */
    static String of(char[] text, int end) {
        JsonPlace place = new JsonPlace();
        place.read(text, end);
        return place.pointer();
    }

    /** The place of the value that will be written behind the text, with the comma that is due. */
    static String ofNext(char[] text, int end) {
        JsonPlace place = new JsonPlace();
        place.read(text, end);
        Open innermost = place.open.peekLast();
        if (innermost != null && innermost.array && text[end - 1] != '[') {
            innermost.commas++;
        }
        return place.pointer();
    }

    private void read(char[] text, int end) {
        String string = "";
        for (int i = 0; i < end; i++) {
            Open innermost = open.peekLast();
            switch (text[i]) {
                case '{', '[' -> open.addLast(new Open(text[i] == '['));
                case '}', ']' -> open.pollLast();
                case '"' -> {
                    int from = i + 1;
                    i = endOfString(text, from, end);
                    string = JsonStrings.lenient(text, from, i);
                }
                case ':' -> {
                    if (innermost != null) {
                        innermost.name = string;
                    }
                }
                case ',' -> {
                    if (innermost != null) {
                        innermost.commas++;
                    }
                }
                default -> {
                    // part of a number or a word, or no JSON
                }
            }
        }
    }

    private static int endOfString(char[] text, int from, int end) {
        int i = from;
        while (i < end && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, end);
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            Open next = each.next();
            if (next.array) {
                pointer.append('/').append(next.commas);
            } else if (next.name != null) {
                pointer.append('/').append(segment(next.name));
            }
        }
        return pointer.toString();
    }

    /** A name as a part of a pointer. */
    static String segment(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
