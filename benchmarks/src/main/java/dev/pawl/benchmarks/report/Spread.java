package dev.pawl.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** The middle of some measurements, and what lies around it. */
public record Spread(double median, double low, double high) {

    /** The median and the quartiles. */
    public static Spread of(List<Double> values) {
        return new Spread(quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75));
    }

    /** The value below which that part of all lies; between two of them, by the line that joins them. */
    public static double quantile(List<Double> values, double quantile) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        double place = quantile * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (quartiles %.3f to %.3f)", median, low, high);
    }
}
