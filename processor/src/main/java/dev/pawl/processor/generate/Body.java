package dev.pawl.processor.generate;

/** The lines of a text for {@link Verbatim}; the first one stands where the mark does. */
final class Body {

    private static final String LEVEL = "    ";

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean blank;

    /** @param depth how far the lines after the first are to the right, in levels */
    Body(int depth) {
        this.depth = depth;
    }

    /** The body of a method of the machine's class. */
    static Body ofMachine() {
        return new Body(2);
    }

    /** Leaves a line empty before the next one. */
    Body blank() {
        blank = true;
        return this;
    }

    /** Begins a line. */
    Body line(String line) {
        if (text.length() > 0) {
            text.append(blank ? "\n\n" : "\n");
            for (int i = 0; i < depth; i++) {
                text.append(LEVEL);
            }
        }
        blank = false;
        text.append(line);
        return this;
    }

    /** A comment of what follows, if it has lines: on one line, if it has one. */
    Body comment(String... lines) {
        if (lines.length == 1) {
            return line("/** ").add(lines[0]).add(" */");
        }
        if (lines.length > 1) {
            line("/**");
            for (String line : lines) {
                line(line.isEmpty() ? " *" : " * ").add(line);
            }
            line(" */");
        }
        return this;
    }

    /** A method or a constructor of one statement. */
    Body block(String head, String statement) {
        return line(head).add(" {").in().line(statement).out().line("}");
    }

    /** Goes on with the line. */
    Body add(String part) {
        text.append(part);
        return this;
    }

    /** The lines from here on are more to the right. */
    Body in() {
        depth++;
        return this;
    }

    /** The lines from here on are less to the right. */
    Body out() {
        depth--;
        return this;
    }

    /** Whether there are no lines. */
    boolean isEmpty() {
        return text.length() == 0;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
