package dev.pawl.runtime.spi;

import java.io.Writer;
import java.util.Arrays;

/** Where a document's text gathers: a writer that can put the elements of a set in order once they are all there. */
final class JsonSink extends Writer {

    private final StringBuilder text = new StringBuilder(512);

    int length() {
        return text.length();
    }

    /**
     * Sorts the last elements of the text, which stand side by side with a comma between them.
     *
     * @param start where the first one begins
     * @param ends where each one ends, in the order in which they stand
     */
    void sort(int start, int[] ends) {
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
        text.append(chars, offset, length);
    }

    @Override
    public void write(int character) {
        text.append((char) character);
    }

    @Override
    public void write(String string, int offset, int length) {
        text.append(string, offset, offset + length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
