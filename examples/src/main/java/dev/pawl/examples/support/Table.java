package dev.pawl.examples.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run comes to: a name, a number and a remark a line. */
public final class Table {

    private record Line(String name, String value, String remark) {}

    private final List<Line> lines = new ArrayList<>();

    /** A line with a number. */
    public Table line(String name, long value, String remark) {
        return line(name, String.format(Locale.ROOT, "%,d", value), remark);
    }

    /** A line with anything else. */
    public Table line(String name, String value, String remark) {
        lines.add(new Line(name, value, remark));
        return this;
    }

    @Override
    public String toString() {
        int names = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        int values =
                lines.stream().mapToInt(line -> line.value().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append("  ")
                    .append(line.name())
                    .append(" ".repeat(names - line.name().length()));
            text.append("  ").append(" ".repeat(values - line.value().length())).append(line.value());
            text.append(line.remark().isEmpty() ? "" : "  " + line.remark()).append('\n');
        }
        return text.toString();
    }
}
