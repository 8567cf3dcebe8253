package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.UnwritableValueException;
import java.util.Arrays;

/**
 * A document that is being written; made by {@link Json} alone. It puts commas where they belong, and trusts its callers
 * to open and close what they must: they are generated. Not thread-safe.
 *
 * <p>There is no stack of what is open. Whether a comma is due is seen from the character before, and the place of a
 * mistake is found by going through what has been written.
 */
public final class JsonOutput {

    /** Objects and arrays within each other, at the most. */
    static final int DEEPEST = 500;

    private static final int FIRST_LENGTH = 512;
    /** Longer ones are not kept for the next document. */
    private static final int LONGEST_KEPT = 32 * 1024;

    private final JsonLabels labels = new JsonLabels();
    private char[] text = new char[FIRST_LENGTH];
    private int length;
    private int depth;

    JsonOutput() {}

    /** Begins an object. */
    public void writeStartObject() {
        start('{');
    }

    /** Ends the object that is open. */
    public void writeEndObject() {
        end('}');
    }

    /** Begins an array. */
    public void writeStartArray() {
        start('[');
    }

    /** Ends the array that is open. */
    public void writeEndArray() {
        end(']');
    }

    /**
     * The name of the value that comes next.
     *
     * @param name a constant; it is kept
     * @return this
     */
    public JsonOutput writeName(String name) {
        char[] label = labels.text(name);
        int skipped = text[length - 1] == '{' ? 1 : 0;
        int count = label.length - skipped;
        reserve(count);
        System.arraycopy(label, skipped, text, length, count);
        length += count;
        return this;
    }

    /** The same for names that may be any: none is kept. */
    void writeKey(String name) {
        writeString(name);
        put(':');
    }

    /**
     * Text.
     *
     * @throws UnwritableValueException if Postgres could not hold it
     */
    public void writeString(String value) {
        int count = value.length();
        int before = length;
        reserve(count + 3);
        separate();
        char[] into = text;
        int from = length;
        into[from++] = '"';
        value.getChars(0, count, into, from);
        int to = from + count;
        for (int i = from; i < to; i++) {
            if (!JsonEscapes.isPlain(into[i])) {
                writeEscaped(value, i - from, before);
                return;
            }
        }
        into[to] = '"';
        length = to + 1;
    }

    /** A whole number. */
    public void writeNumber(long value) {
        reserve(21);
        separate();
        length = JsonDigits.put(value, text, length);
    }

    /** True or false. */
    public void writeBoolean(boolean value) {
        writeRaw(value ? "true" : "false");
    }

    /** Null. */
    public void writeNull() {
        writeRaw("null");
    }

    /** Text that has nothing to be escaped. */
    void writePlain(String value) {
        reserve(value.length() + 3);
        separate();
        text[length] = '"';
        value.getChars(0, value.length(), text, length + 1);
        length += value.length() + 1;
        text[length++] = '"';
    }

    /** A value's JSON as it stands. */
    void writeRaw(String json) {
        reserve(json.length() + 1);
        separate();
        json.getChars(0, json.length(), text, length);
        length += json.length();
    }

    /**
     * Makes room for a value of so many characters at the most, behind the comma if one is due.
     *
     * @return where in {@link #text} it is to be put; {@link #wrote} then says where it ends
     */
    int room(int count) {
        reserve(count + 1);
        separate();
        return length;
    }

    /** What {@link #room} was made for has been put, and ends here. */
    void wrote(int end) {
        length = end;
    }

    /** The characters; for as long as nothing else is written. */
    char[] text() {
        return text;
    }

    int length() {
        return length;
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
            elements[i] = new String(text, from, ends[i] - from);
            from = ends[i] + 1;
        }
        Arrays.sort(elements);
        int at = start;
        for (String element : elements) {
            element.getChars(0, element.length(), text, at);
            at += element.length();
            text[at++] = ',';
        }
        length = at - 1;
    }

    /** Where the next value would stand. */
    String path() {
        return JsonPlace.ofNext(text, length);
    }

    /** Makes it empty. */
    JsonOutput reset() {
        length = 0;
        depth = 0;
        return this;
    }

    /** Whether it is worth keeping for another document. */
    boolean isKept() {
        return text.length <= LONGEST_KEPT;
    }

    /** The document. */
    @Override
    public String toString() {
        return new String(text, 0, length);
    }

    /** Goes on where a character was met that may not stand for itself; those before it are there already. */
    private void writeEscaped(String value, int from, int before) {
        int problem = Storable.faultAt(value, from);
        if (problem >= 0) {
            length = before;
            throw JsonText.unwritable(this, value, problem);
        }
        length += 1 + from;
        reserve(Math.addExact(1, Math.multiplyExact(value.length() - from, JsonEscapes.LONGEST)));
        length = JsonEscapes.put(value, from, text, length);
        text[length++] = '"';
    }

    private void start(char opening) {
        if (++depth > DEEPEST) {
            throw JsonFaults.unwritable(this, "more than " + DEEPEST + " objects and arrays within each other", null);
        }
        reserve(2);
        separate();
        text[length++] = opening;
    }

    private void end(char closing) {
        depth--;
        put(closing);
    }

    private void put(char c) {
        reserve(1);
        text[length++] = c;
    }

    /** A comma, unless the value or name is the first of what is open, or has a name before it. There is room for it. */
    private void separate() {
        if (length > 0) {
            char last = text[length - 1];
            if (last != ':' && last != '{' && last != '[') {
                text[length++] = ',';
            }
        }
    }

    private void reserve(int count) {
        if (text.length - length < count) {
            grow(count);
        }
    }

    private void grow(int count) {
        text = Arrays.copyOf(text, Math.max(Math.addExact(length, count), Math.min(text.length, 1 << 29) * 2));
    }
}
