package dev.pawl.benchmarks.compare;

import dev.pawl.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Several ways of doing the same, by turns: in each round every one is run once, and who begins changes from round to
 * round. How much each is given follows from what it did the last time, so that each runs for about the same time.
 *
 * @param seconds how long a run should take
 * @param size how much everybody is given, whatever time that takes; 0 to go by the time
 */
public record Rounds(int warmups, int rounds, double seconds, int size) {

    private static final int LEAST = 200;
    private static final int MOST = 2_000_000;

    /** The rates of each, one for each round. */
    public Map<String, List<Double>> rates(List<? extends Contender> contenders, Report report) throws Exception {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            sizes.put(contender.name(), size > 0 ? size : contender.firstSize());
            rates.put(contender.name(), new ArrayList<>());
        }
        for (int round = -warmups; round < rounds; round++) {
            StringBuilder line = new StringBuilder(round < 0 ? "  warm-up:" : "  round " + (round + 1) + ":");
            for (int turn = 0; turn < contenders.size(); turn++) {
                Contender contender = contenders.get(Math.floorMod(turn + round, contenders.size()));
                int given = Objects.requireNonNull(sizes.get(contender.name()));
                Took took = contender.run(given);
                line.append(" ").append(contender.name()).append(" ").append(took);
                if (round >= 0) {
                    Objects.requireNonNull(rates.get(contender.name())).add(took.rate());
                }
                if (size == 0) {
                    double fitting = given / took.seconds() * seconds;
                    sizes.put(contender.name(), (int) Math.max(LEAST, Math.min(MOST, fitting)));
                }
            }
            report.say(line.toString());
        }
        return rates;
    }
}
