package dev.pawl.processor.generate;

/** Takes out lines that JavaPoet cannot be kept from writing: those around a comment of one line, and between constants. */
final class Layout {

    private static final String COMMENT = "/**\n";
    private static final String CLOSED = " */\n";
    private static final String CONSTANT = "private static final ";

    private Layout() {}

    /** The same code with fewer lines. */
    static String of(String text) {
        return constants(comments(text));
    }

    private static String comments(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        int done = 0;
        for (int begin = text.indexOf(COMMENT); begin >= 0; begin = text.indexOf(COMMENT, begin + 1)) {
            int line = text.indexOf(" * ", begin) + " * ".length();
            int end = text.indexOf('\n', line);
            int close = text.indexOf(CLOSED, end);
            if (text.substring(end + 1, close).isBlank()) {
                dense.append(text, done, begin)
                        .append("/** ")
                        .append(text, line, end)
                        .append(CLOSED);
                done = close + CLOSED.length();
            }
        }
        return dense.append(text, done, text.length()).toString();
    }

    private static String constants(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        int done = 0;
        for (int begin = text.indexOf(CONSTANT); begin >= 0; begin = text.indexOf(CONSTANT, begin + 1)) {
            int margin = text.lastIndexOf('\n', begin) + 1;
            int end = text.indexOf('\n', begin) + 1;
            int next = end + 1 + begin - margin;
            // Two lines with the same margin, and nothing but a line's end between them.
            if (text.startsWith("\n", end)
                    && text.startsWith(CONSTANT, next)
                    && text.regionMatches(margin, text, end + 1, begin - margin)) {
                dense.append(text, done, end);
                done = end + 1;
            }
        }
        return dense.append(text, done, text.length()).toString();
    }
}
