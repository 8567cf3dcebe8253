package dev.pawl.examples.support;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** How far a run has come: on a terminal one line that changes, elsewhere a line every second. */
public final class Progress {

    private final PrintWriter out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shown = start;
    private int width;

    /** Progress from now on. */
    public Progress(PrintWriter out) {
        this.out = out;
        this.terminal = Ansi.AUTO.enabled();
    }

    /** What stands now; it may be left out if it comes too soon after the last. */
    public void now(String text) {
        long time = System.nanoTime();
        if (terminal) {
            String line = stamped(text);
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        } else if (time - shown >= 1_000_000_000L) {
            shown = time;
            out.println(stamped(text));
            out.flush();
        }
    }

    /** What happened: a line that stays. */
    public void event(String text) {
        erase();
        out.println(stamped(text));
        out.flush();
    }

    /** Takes the changing line away. */
    public void erase() {
        if (width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
    }

    /** Since it began. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String stamped(String text) {
        return String.format(Locale.ROOT, "%5.1f s  %s", elapsed().toMillis() / 1000.0, text);
    }
}
