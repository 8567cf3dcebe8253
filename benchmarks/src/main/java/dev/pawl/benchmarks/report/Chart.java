package dev.pawl.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A picture of rates: a group for each work, a bar for each who did it, with its quartiles. SVG, by hand. */
public final class Chart {

    private static final int LEFT = 130;
    private static final int WIDTH = 560;
    private static final int RIGHT = 170;
    private static final int BAR = 20;
    private static final int GAP = 26;
    private static final Map<String, String> COLOURS = Map.of("pawl", "#2f6f4f", "raw", "#9aa5a0");
    private static final String OTHERS = "#c08a4a";

    private record Bar(String name, Metric metric) {}

    private record Group(String title, List<Bar> bars) {}

    private final List<Group> groups = new ArrayList<>();

    /** Adds a work, with the metrics {@code work.name} of a report, as far as there are any. */
    public void add(String work, String title, List<String> names, Report report) {
        List<Bar> bars = new ArrayList<>();
        for (String name : names) {
            report.find(work + "." + name).ifPresent(metric -> bars.add(new Bar(name, metric)));
        }
        if (!bars.isEmpty()) {
            groups.add(new Group(title, bars));
        }
    }

    /** Writes the picture. */
    public void write(Path file) throws IOException {
        StringBuilder body = new StringBuilder();
        int y = 4;
        for (Group group : groups) {
            y += GAP;
            body.append(text(10, y, "start", group.title()));
            y += 8;
            double most = group.bars().stream()
                    .mapToDouble(bar -> bar.metric().spread().high())
                    .max()
                    .orElse(1);
            for (Bar bar : group.bars()) {
                draw(bar, y, WIDTH / most, body);
                y += BAR + 4;
            }
        }
        int width = LEFT + WIDTH + RIGHT;
        int height = y + 14;
        String frame = """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" fill="#24302a">
                <rect width="%d" height="%d" fill="#ffffff"/>
                %s</svg>
                """;
        Files.writeString(file, String.format(Locale.ROOT, frame, width, height, width, height, width, height, body));
    }

    private static void draw(Bar bar, int y, double scale, StringBuilder body) {
        Spread spread = bar.metric().spread();
        int middle = y + BAR / 2;
        double high = LEFT + spread.high() * scale;
        body.append(text(LEFT - 8, middle + 4, "end", bar.name()))
                .append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                        LEFT,
                        y,
                        Math.max(1, spread.median() * scale),
                        BAR,
                        COLOURS.getOrDefault(bar.name(), OTHERS)))
                .append(String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#24302a\"/>%n",
                        LEFT + spread.low() * scale,
                        middle,
                        high,
                        middle))
                .append(text(
                        (int) high + 8,
                        middle + 4,
                        "start",
                        String.format(
                                Locale.ROOT,
                                "%,.0f %s",
                                spread.median(),
                                bar.metric().unit())));
    }

    private static String text(int x, int y, String anchor, String text) {
        return String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }
}
