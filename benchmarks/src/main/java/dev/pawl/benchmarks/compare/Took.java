package dev.pawl.benchmarks.compare;

/**
 * How long so much took.
 *
 * @param remark what else is to be said; may be empty
 */
public record Took(long units, double seconds, String remark) {

    public Took(long units, double seconds) {
        this(units, seconds, "");
    }

    /** How many in a second. */
    public double rate() {
        return units / seconds;
    }

    @Override
    public String toString() {
        return String.format("%,.0f/s (%.1f s%s)", rate(), seconds, remark.isEmpty() ? "" : ", " + remark);
    }
}
