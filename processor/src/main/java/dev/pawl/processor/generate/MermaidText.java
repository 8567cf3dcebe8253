package dev.pawl.processor.generate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text as Mermaid's state diagrams can read it. */
final class MermaidText {

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** Words that the grammar gives a meaning of its own. */
    private static final Set<String> RESERVED = Set.of(
            "accdescr",
            "acctitle",
            "as",
            "class",
            "classdef",
            "click",
            "default",
            "direction",
            "end",
            "hide",
            "href",
            "note",
            "scale",
            "state",
            "statediagram",
            "style");

    private MermaidText() {}

    /** Whether a name can stand for a state as it is. */
    static boolean isId(String name) {
        return ID.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Text for a label: what might have a meaning there is written by its number. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " _-.,/()".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
