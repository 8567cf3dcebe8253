package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document that is being read; made by {@link Json} alone. Before a value is read it stands on the value's first
 * character, and after that behind its last. It never leaves the document, whatever its callers ask for. Not thread-safe.
 *
 * <p>There is no stack of what is open: the callers know, for each reads the object or array that it has begun. Whether a
 * comma is due is seen from the character before, and the place of a mistake is found by going through what was read.
 */
public final class JsonInput {

    private static final int FIRST_LENGTH = 512;
    /** Longer ones are not kept for the next document. */
    private static final int LONGEST_KEPT = 32 * 1024;
    /** What may be looked at behind the end without asking. */
    private static final int MARGIN = 64;

    private final JsonNames names = new JsonNames();
    private final JsonElements elements = new JsonElements();
    private String document = "";
    /** The document, and a zero, which stands nowhere in JSON: so no loop runs past it. */
    private char[] text = new char[FIRST_LENGTH];

    /** By how deep their records stand; made as they are asked for. */
    private @Nullable JsonComponents[] components = new @Nullable JsonComponents[8];

    private int at;
    private int depth;

    JsonInput() {}

    /** Begins a document, at its first value. */
    JsonInput reset(String next) {
        int length = next.length();
        if (text.length < length + MARGIN) {
            text = new char[length + MARGIN];
        }
        next.getChars(0, length, text, 0);
        text[length] = 0;
        document = next;
        at = 0;
        depth = 0;
        skipSpace();
        return this;
    }

    /** Lets go of the document; whether the rest is worth keeping for another. */
    boolean close() {
        document = "";
        elements.clear();
        return text.length <= LONGEST_KEPT;
    }

    /** Begins the object that stands here, or says that none does. */
    boolean startObject() {
        return start('{');
    }

    /** Begins the array that stands here, or says that none does. */
    boolean startArray() {
        return start('[');
    }

    /**
     * Goes on to the next value of the object that is open, or ends it.
     *
     * @return the value's name, or null at the end
     * @throws MalformedDocumentException if neither is there
     */
    public @Nullable String nextName() {
        if (!another('{', '}')) {
            return null;
        }
        String name = names.expected(text, at);
        if (name == null) {
            int from = at + 1;
            boolean escaped = endOfName();
            name = names.follow(text, from, at - 1, escaped);
            colon();
        } else {
            at += names.length();
            skipSpace();
        }
        return name;
    }

    /** The same for names that may be any: none is kept. */
    @Nullable String nextKey() {
        if (!another('{', '}')) {
            return null;
        }
        int from = at + 1;
        boolean escaped = endOfName();
        String key = escaped ? JsonStrings.lenient(text, from, at - 1) : document.substring(from, at - 1);
        colon();
        return key;
    }

    /**
     * Goes on to the next element of the array that is open, or ends it.
     *
     * @throws MalformedDocumentException if neither is there
     */
    boolean nextElement() {
        return another('[', ']');
    }

    /**
     * Leaves a value out, whatever it is.
     *
     * @throws MalformedDocumentException if it is no JSON
     */
    public void skipValue() {
        switch (text[at]) {
            case '"' -> checkedEndOfString();
            case '{' -> {
                startObject();
                while (another('{', '}')) {
                    endOfName();
                    colon();
                    skipValue();
                }
            }
            case '[' -> {
                startArray();
                while (nextElement()) {
                    skipValue();
                }
            }
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> JsonNumbers.skip(this);
        }
    }

    /** Reads null, or says that something else stands here. */
    boolean readNull() {
        if (text[at] != 'n') {
            return false;
        }
        word("null");
        return true;
    }

    /** Reads one of two words, or says that it is neither. */
    @Nullable Boolean readBoolean() {
        char first = text[at];
        if (first != 't' && first != 'f') {
            return null;
        }
        boolean value = first == 't';
        word(value ? "true" : "false");
        return value;
    }

    /** Reads text; it must stand here. */
    String readString() {
        int from = at + 1;
        boolean escaped = endOfString();
        return escaped ? unescaped(from) : document.substring(from, at - 1);
    }

    /** Reads text that is one of a few, each of which it keeps; it must stand here. */
    String readWord() {
        int from = at + 1;
        boolean escaped = endOfString();
        return escaped ? unescaped(from) : names.get(text, from, at - 1);
    }

    /** Goes behind text that stands here; whether a character in it is escaped. */
    boolean endOfString() {
        boolean escaped = false;
        int i = at + 1;
        for (char c = text[i]; c != '"'; c = text[i]) {
            if (c < ' ') {
                at = i;
                throw malformed("the end of text");
            }
            if (c == '\\') {
                escaped = true;
                i++;
                if (text[i] == 0) {
                    at = i;
                    throw malformed("the end of text");
                }
            }
            i++;
        }
        at = i + 1;
        return escaped;
    }

    /** The first character of what stands here; zero at the end. */
    char peek() {
        return text[at];
    }

    /** Whether nothing is left. */
    boolean isEnd() {
        skipSpace();
        return at == document.length();
    }

    /** The characters. */
    char[] text() {
        return text;
    }

    int at() {
        return at;
    }

    /** Goes on, or back. */
    void moveTo(int place) {
        at = place;
    }

    String substring(int from, int to) {
        return document.substring(from, to);
    }

    /** Where the elements of arrays gather. */
    JsonElements elements() {
        return elements;
    }

    /** The components of the object that has begun, or of one that is null. */
    JsonComponents components(JsonRecord record, boolean present) {
        // One that is null has not begun, and would else take the place of the one that it stands in.
        int place = present ? depth : depth + 1;
        if (place >= components.length) {
            components = Arrays.copyOf(components, place * 2);
        }
        JsonComponents kept = components[place];
        if (kept == null) {
            kept = new JsonComponents(this);
            components[place] = kept;
        }
        return kept.reset(record, present);
    }

    /** The place of what stands here, or ends here, as a JSON pointer. */
    String path() {
        return JsonPlace.of(text, at);
    }

    /** What stands here, shortened. */
    String found() {
        int end = document.length();
        if (at >= end) {
            return "nothing";
        }
        char c = text[at];
        if (c == '{' || c == '}') {
            return "an object";
        } else if (c == '[' || c == ']') {
            return "an array";
        } else if (c == '"') {
            int to = at + 1;
            while (to < end && text[to] != '"') {
                to += text[to] == '\\' ? 2 : 1;
            }
            return '"' + JsonFaults.shorten(JsonStrings.lenient(text, at + 1, Math.min(to, end))) + '"';
        }
        return JsonFaults.shorten(document.substring(at, endOfWord()));
    }

    /** What kind of thing that is, without its content. */
    String kind() {
        if (at >= document.length()) {
            return "nothing";
        }
        return switch (text[at]) {
            case '{', '}' -> "an object";
            case '[', ']' -> "an array";
            case '"' -> "text";
            default -> kindOfWord(document.substring(at, endOfWord()));
        };
    }

    private String kindOfWord(String word) {
        if (word.equals("null")) {
            return "null";
        } else if (word.equals("true") || word.equals("false")) {
            return "a boolean";
        }
        String number = JsonNumbers.kind(word);
        return number == null ? "no JSON at character " + at : number;
    }

    private int endOfWord() {
        int to = at + 1;
        while (to < document.length() && ",:{}[]\" \n\r\t".indexOf(text[to]) < 0) {
            to++;
        }
        return to;
    }

    private MalformedDocumentException malformed(String expected) {
        return JsonFaults.malformed(this, expected);
    }

    private boolean start(char opening) {
        if (text[at] != opening) {
            return false;
        }
        if (++depth > JsonOutput.DEEPEST) {
            throw malformed("no more than " + JsonOutput.DEEPEST + " objects and arrays within each other");
        }
        at++;
        return true;
    }

    private boolean another(char opening, char closing) {
        boolean first = text[at - 1] == opening;
        skipSpace();
        char c = text[at];
        if (c == closing) {
            at++;
            depth--;
            return false;
        }
        if (!first) {
            if (c != ',') {
                throw malformed(
                        closing == '}' ? "a comma or the end of the object" : "a comma or the end of the array");
            }
            at++;
            skipSpace();
            if (text[at] == closing) {
                throw malformed("something after the comma");
            }
        }
        return true;
    }

    private boolean endOfName() {
        if (text[at] != '"') {
            throw malformed("a name");
        }
        return checkedEndOfString();
    }

    /** The same as {@link #endOfString}, for text whose escapes nobody else looks at. */
    private boolean checkedEndOfString() {
        int from = at + 1;
        boolean escaped = endOfString();
        if (escaped) {
            unescaped(from);
        }
        return escaped;
    }

    private String unescaped(int from) {
        String unescaped = JsonStrings.unescaped(text, from, at - 1);
        if (unescaped == null) {
            at = from - 1;
            throw malformed("text with escapes that JSON has");
        }
        return unescaped;
    }

    private void colon() {
        skipSpace();
        if (text[at] != ':') {
            throw malformed("a colon");
        }
        at++;
        skipSpace();
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                throw malformed("JSON");
            }
        }
        at += word.length();
    }

    private void skipSpace() {
        int i = at;
        for (char c = text[i]; c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t'); c = text[i]) {
            i++;
        }
        at = i;
    }
}
