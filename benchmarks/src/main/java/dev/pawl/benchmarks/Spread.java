package dev.pawl.benchmarks;

import java.util.List;
import java.util.Locale;

/** The middle of some measurements, and what lies around it. */
public record Spread(double median, double low, double high) {

    /** The median and the quartiles. */
    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
    }

    private static double at(List<Double> sorted, double quantile) {
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
