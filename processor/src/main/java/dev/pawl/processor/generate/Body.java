package dev.pawl.processor.generate;

/** The lines of a text for {@link Verbatim}; the first one stands where the mark does. */
final class Body {

    private static final String LEVEL = "    ";

    private final StringBuilder text = new StringBuilder();
    /** What stands in front of a line. */
    private String margin;

    private boolean blank;

    /** @param depth how far the lines after the first are to the right, in levels */
    Body(int depth) {
        this.margin = LEVEL.repeat(depth);
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
            text.append(margin);
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
        margin += LEVEL;
        return this;
    }

    /** The lines from here on are less to the right. */
    Body out() {
        margin = margin.substring(LEVEL.length());
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
