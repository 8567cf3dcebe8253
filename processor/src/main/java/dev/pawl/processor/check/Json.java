package dev.pawl.processor.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value in an annotation. */
sealed interface Json {

    /** An object; of members of one name the last counts. */
    record Members(Map<String, Json> members) implements Json {}

    /** An array. */
    record Elements(List<Json> elements) implements Json {}

    /** A string, unquoted. */
    record Text(String text) implements Json {}

    /** A number as it is written, true or false. */
    record Literal(String text) implements Json {}

    /** Nothing. */
    record Null() implements Json {}

    /** The value that a text is; empty where it is malformed. */
    static Optional<Json> parse(String text) {
        try {
            Parser parser = new Parser(text);
            Json value = parser.value();
            return parser.atEnd() ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    /** Reads one text from its beginning; fails by an exception where it is malformed. */
    final class Parser {
        private final String text;
        private int at;

        private Parser(String text) {
            this.text = text;
        }

        private boolean atEnd() {
            skip();
            return at == text.length();
        }

        private Json value() {
            skip();
            return switch (text.charAt(at)) {
                case '{' -> members();
                case '[' -> elements();
                case '"' -> new Text(string());
                default -> literal();
            };
        }

        private Json members() {
            Map<String, Json> members = new LinkedHashMap<>();
            at++;
            if (!next('}')) {
                do {
                    skip();
                    String name = string();
                    expect(':');
                    members.put(name, value());
                } while (next(','));
                expect('}');
            }
            return new Members(members);
        }

        private Json elements() {
            List<Json> elements = new ArrayList<>();
            at++;
            if (!next(']')) {
                do {
                    elements.add(value());
                } while (next(','));
                expect(']');
            }
            return new Elements(elements);
        }

        private String string() {
            expect('"');
            StringBuilder string = new StringBuilder();
            for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
                if (c < ' ') {
                    throw new IllegalArgumentException("control character");
                }
                string.append(c == '\\' ? escaped(text.charAt(at++)) : c);
            }
            return string.toString();
        }

        private char escaped(char c) {
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
                default -> throw new IllegalArgumentException("escape");
            };
        }

        private Json literal() {
            int from = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String literal = text.substring(from, at);
            if (literal.equals("null")) {
                return new Null();
            }
            if (literal.equals("true") || literal.equals("false") || Literals.isNumber(literal)) {
                return new Literal(literal);
            }
            throw new IllegalArgumentException("literal");
        }

        private boolean next(char c) {
            skip();
            if (text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) {
            if (!next(c)) {
                throw new IllegalArgumentException("no " + c);
            }
        }

        private void skip() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}
