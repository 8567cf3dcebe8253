package dev.pawl.processor.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A constant that is text of many lines; put together from several where it is too long for one.
 *
 * @param javadoc what it is, in a sentence
 */
record TextField(String name, String javadoc, String lines, Verbatim verbatim) implements Feature {

    /** In characters, of which none takes more than three of the 65,535 bytes that a constant may have. */
    private static final int LONGEST = 20_000;

    /** The end of a line, and the beginning of the next. */
    private static final String MARGIN = "\n            ";

    @Override
    public void addTo(Members members) {
        List<String> parts = parts();
        String texts = parts.stream().map(TextField::text).collect(Collectors.joining(", "));
        String type = members.say(Types.STRING);
        members.field(javadoc)
                .line("public static final " + type + " " + name + " = ")
                .add(verbatim.putForeign(parts.size() == 1 ? texts : "String.join(\"\", " + texts + ")"))
                .add(";");
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int from = 0; from < lines.length(); ) {
            int to = Math.min(lines.indexOf('\n', from) + 1, from + LONGEST);
            if (part.length() + to - from > LONGEST) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(lines, from, to);
            from = to;
        }
        parts.add(part.toString());
        return parts;
    }

    private static String text(String part) {
        String escaped = part.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        // The end stands alone on its line, so that no part loses the space in front of its lines.
        String end = part.endsWith("\n") ? "" : "\\\n";
        return ("\"\"\"\n" + escaped + end).replace("\n", MARGIN).replace(MARGIN + "\n", "\n\n") + "\"\"\"";
    }
}
