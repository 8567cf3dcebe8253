package dev.pawl.runtime.spi;

import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a document's text gathers: a writer that can put the elements of a set in order once they are all there. Most
 * documents come in one piece, which is then the text.
 */
final class JsonSink extends Writer {

    private String first = "";
    private @Nullable StringBuilder more;

    int length() {
        return more == null ? first.length() : more.length();
    }

    /**
     * Sorts the last elements of the text, which stand side by side with a comma between them.
     *
     * @param start where the first one begins
     * @param ends where each one ends, in the order in which they stand
     */
    void sort(int start, int[] ends) {
        StringBuilder text = more();
        String[] elements = new String[ends.length];
        int from = start;
        for (int i = 0; i < ends.length; i++) {
            elements[i] = text.substring(from, ends[i]);
            from = ends[i] + 1;
        }
        Arrays.sort(elements);
        text.setLength(start);
        for (int i = 0; i < elements.length; i++) {
            text.append(i == 0 ? "" : ",").append(elements[i]);
        }
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        if (more == null && first.isEmpty()) {
            first = new String(chars, offset, length);
        } else {
            more().append(chars, offset, length);
        }
    }

    @Override
    public void write(String string, int offset, int length) {
        more().append(string, offset, offset + length);
    }

    @Override
    public void write(int character) {
        more().append((char) character);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return more == null ? first : more.toString();
    }

    private StringBuilder more() {
        if (more == null) {
            more = new StringBuilder(first.length() + 512).append(first);
        }
        return more;
    }
}
