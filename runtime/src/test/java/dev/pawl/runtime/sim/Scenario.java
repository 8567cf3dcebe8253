package dev.pawl.runtime.sim;

import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Inserted;
import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.Sent;
import dev.pawl.runtime.sim.Table.Step;
import dev.pawl.runtime.sim.Table.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A machine, what its clients and its operators do, how the time goes, and where workers die.
 *
 * @param crashes what happens at the commit of an instance's so manieth step, by its label, a colon, and that number from 1
 */
record Scenario(Table table, List<Act> acts, Map<String, Crash> crashes) {

    /** What happens at a commit. */
    enum Crash {
        /** The worker dies before it. */
        BEFORE,
        /** It is done, and its answer is lost. */
        ANSWER_LOST,
        /** It is done, and the worker dies before it hears of it. */
        AFTER
    }

    /** What a client, an operator or the time does. */
    sealed interface Act {}

    /** Instances have labels, so that each is known from run to run; that of a root is its number. */
    record Insert(int label, int state, String key, Duration delay) implements Act {
        @Override
        public String toString() {
            return "insert #" + label + ": " + new Inserted(key, state, delay);
        }
    }

    /** A signal to a root by its id, or to whoever has a key. */
    record Signal(String to, String signal, long payload, String dedup) implements Act {
        @Override
        public String toString() {
            return "signal " + to + ": " + signal + payload + (dedup.isEmpty() ? "" : " dedup " + dedup);
        }
    }

    record Cancel(int label) implements Act {
        @Override
        public String toString() {
            return "cancel #" + label;
        }
    }

    record Pause(int label) implements Act {
        @Override
        public String toString() {
            return "pause #" + label;
        }
    }

    record Resume(int label) implements Act {
        @Override
        public String toString() {
            return "resume #" + label;
        }
    }

    record Retry(int label) implements Act {
        @Override
        public String toString() {
            return "retry #" + label;
        }
    }

    /** Whatever can run now runs. */
    record Drain() implements Act {
        @Override
        public String toString() {
            return "drain";
        }
    }

    /** The time goes on, and the engine with it. */
    record Drive(Duration time) implements Act {
        @Override
        public String toString() {
            return "go on for " + Table.words(time);
        }
    }

    /** The time goes on while no engine runs. */
    record Lag(Duration time) implements Act {
        @Override
        public String toString() {
            return "be away for " + Table.words(time);
        }
    }

    @Override
    public String toString() {
        return table
                + acts.stream().map(act -> "  " + act + "\n").collect(Collectors.joining())
                + crashes.entrySet().stream()
                        .map(crash -> "  crash at step " + crash.getKey() + ": " + crash.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** The scenario of a seed. */
    static Scenario of(long seed) {
        return new Maker(new Random(seed)).scenario();
    }

    private static final class Maker {

        private final Random random;

        Maker(Random random) {
            this.random = random;
            // Seeds that are close have close first numbers.
            random.nextLong();
        }

        Scenario scenario() {
            List<Step> steps = new ArrayList<>();
            for (int state = 0; state < Table.STATES; state++) {
                steps(state, steps);
            }
            List<Act> acts = new ArrayList<>();
            int roots = 1 + random.nextInt(3);
            for (int label = 0; label < roots; label++) {
                acts.add(new Insert(label, random.nextInt(Table.STATES), key(2), wait(4)));
                int more = random.nextInt(4);
                for (int n = 0; n < more; n++) {
                    acts.add(act(label + 1, acts.size()));
                }
            }
            int more = random.nextInt(6);
            for (int n = 0; n < more; n++) {
                acts.add(act(roots, acts.size()));
            }
            Map<String, Crash> crashes = new TreeMap<>();
            if (random.nextInt(2) == 0) {
                int count = 1 + random.nextInt(3);
                for (int n = 0; n < count; n++) {
                    crashes.put(
                            random.nextInt(roots) + ":" + (1 + random.nextInt(5)),
                            Crash.values()[random.nextInt(Crash.values().length)]);
                }
            }
            return new Scenario(new Table(steps), acts, crashes);
        }

        private void steps(int state, List<Step> steps) {
            int before = steps.size();
            for (Kind kind : Kind.values()) {
                int odds = switch (kind) {
                    case ACTION -> 60;
                    case SIGNAL_A -> 45;
                    case SIGNAL_B -> 35;
                    case ALL_A ->
                        steps.stream().anyMatch(step -> step.state() == state && step.kind() == Kind.SIGNAL_A) ? 0 : 40;
                    case AFTER -> 40;
                    case AT -> 25;
                    case JOIN -> 30;
                    case ERROR -> 20;
                };
                if (random.nextInt(100) < odds) {
                    Duration delay = Duration.ofSeconds(1 + random.nextInt(6));
                    int attempts = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
                    List<Deed> deeds = new ArrayList<>();
                    int count = 1 + random.nextInt(2);
                    for (int n = 0; n < count; n++) {
                        deeds.add(deed());
                    }
                    steps.add(new Step(state, kind, delay, attempts, deeds));
                }
            }
            if (steps.size() == before) {
                steps.add(new Step(state, Kind.SIGNAL_A, Duration.ZERO, 0, List.of(deed())));
            }
        }

        private Deed deed() {
            int dice = random.nextInt(20);
            Then then = dice < 14 ? Then.ENTER : dice < 19 ? Then.STAY : Then.STOP;
            List<Sent> sends = new ArrayList<>();
            List<Inserted> inserts = new ArrayList<>();
            int children = 0;
            if (then == Then.ENTER) {
                if (random.nextInt(4) == 0) {
                    sends.add(new Sent("k" + random.nextInt(3), random.nextBoolean() ? "A" : "B", dedup()));
                }
                if (random.nextInt(8) == 0) {
                    inserts.add(new Inserted(key(2), random.nextInt(Table.STATES), wait(3)));
                }
                children = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
            }
            return new Deed(
                    random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0,
                    random.nextInt(7) == 0 ? 1 + random.nextInt(2) : 0,
                    wait(3),
                    then,
                    random.nextInt(Table.STATES + 1),
                    children,
                    sends,
                    inserts);
        }

        private Act act(int roots, int n) {
            int label = random.nextInt(roots);
            int dice = random.nextInt(20);
            if (dice < 8) {
                String to = random.nextInt(3) == 0 ? "k" + random.nextInt(3) : "#" + label;
                return new Signal(to, random.nextInt(3) > 0 ? "A" : "B", n, dedup());
            }
            if (dice < 11) {
                return new Drain();
            }
            if (dice < 14) {
                return new Drive(Duration.ofSeconds(1 + random.nextInt(8)));
            }
            if (dice < 17) {
                return new Lag(Duration.ofSeconds(1 + random.nextInt(8)));
            }
            return switch (random.nextInt(5)) {
                case 0 -> new Cancel(label);
                case 1 -> new Pause(label);
                case 2, 3 -> new Resume(label);
                default -> new Retry(label);
            };
        }

        private String key(int odds) {
            return random.nextInt(odds) == 0 ? "k" + random.nextInt(3) : "";
        }

        private String dedup() {
            return random.nextInt(3) == 0 ? "d" + random.nextInt(2) : "";
        }

        /** None, or some seconds, with these odds against it. */
        private Duration wait(int odds) {
            return random.nextInt(odds) == 0 ? Duration.ofSeconds(1 + random.nextInt(4)) : Duration.ZERO;
        }
    }
}
