package dev.pawl.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A result.
 *
 * @param name as programs know it
 * @param unit of the values
 * @param values one for each round
 */
public record Metric(String name, String unit, List<Double> values) {

    public Metric {
        values = List.copyOf(values);
    }

    /** The middle of all rounds. */
    public Spread spread() {
        return Spread.of(values);
    }

    /** The line that programs read. */
    String line() {
        return "metric " + name + " " + number(spread().median()) + " " + unit;
    }

    /** Large numbers whole, others with the digits that mean something. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1_000 ? "%.0f" : size >= 100 ? "%.1f" : "%.3f", value);
    }
}
