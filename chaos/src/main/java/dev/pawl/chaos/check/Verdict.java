package dev.pawl.chaos.check;

import java.util.List;
import java.util.Locale;

/**
 * What the checker has found.
 *
 * @param instances how many there are
 * @param transitions outcomes in their histories
 * @param crashes leases that were lost, by the histories
 * @param writes rows in the ledger
 * @param inserts that clients were told of
 * @param signals of which clients were told that they were accepted
 * @param refused signals of which clients were told that they were refused
 * @param unanswered signals that had no answer at first
 */
public record Verdict(
        long instances,
        long transitions,
        long crashes,
        long writes,
        long inserts,
        long signals,
        long refused,
        long unanswered,
        List<Violation> violations) {

    private static final int SHOWN = 100;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        violations.stream()
                .limit(SHOWN)
                .forEach(violation -> text.append(violation).append('\n'));
        if (violations.size() > SHOWN) {
            text.append("and ").append(violations.size() - SHOWN).append(" more\n");
        }
        text.append(String.format(
                Locale.ROOT,
                "instances %,d, transitions %,d, leases lost %,d, ledger %,d; told: inserts %,d, signals accepted %,d,"
                        + " refused %,d, at first unanswered %,d%nviolations %d",
                instances,
                transitions,
                crashes,
                writes,
                inserts,
                signals,
                refused,
                unanswered,
                violations.size()));
        return text.toString();
    }
}
