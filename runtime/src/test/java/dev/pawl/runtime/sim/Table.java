package dev.pawl.runtime.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A random machine: its steps. States are numbers from 0; {@link #END} is the terminal one.
 *
 * @param steps all of them, those that handle errors included
 * @param rated the states whose actions take tokens
 */
record Table(List<Step> steps, List<Rated> rated) {

    /**
     * The action of a state takes tokens.
     *
     * @param parted whether each family has a bucket of its own
     */
    record Rated(int state, int weight, boolean parted) {

        String partition(String label) {
            return parted ? label.substring(0, 1) : "";
        }

        @Override
        public String toString() {
            return "in " + name(state) + " the action takes " + weight + (parted ? " of its family" : "");
        }
    }

    static final int STATES = 4;
    static final int END = STATES;

    /** An instance whose count is this ends with its next deed. */
    static final long LONGEST = 6;

    /** What a step runs on. */
    enum Kind {
        ACTION,
        SIGNAL_A,
        SIGNAL_B,
        ALL_A,
        AFTER,
        AT,
        JOIN,
        ERROR;

        boolean timer() {
            return this == AFTER || this == AT;
        }

        /** Whether it takes signals of that name. */
        boolean takes(String signal) {
            return signal.equals("A") ? this == SIGNAL_A || this == ALL_A : this == SIGNAL_B;
        }
    }

    /**
     * A step.
     *
     * @param delay of an {@link Kind#AFTER}
     * @param attempts of its own policy, whose waits are a second, doubled, and ten at the most; 0 for the default
     * @param deeds what it does, by turns: which, the instance's count says
     */
    record Step(int state, Kind kind, Duration delay, int attempts, List<Deed> deeds) {

        Deed deed(long count) {
            return deeds.get((int) (count % deeds.size()));
        }

        /** How many times in a row it may fail. */
        int most() {
            return attempts == 0 ? 20 : attempts;
        }

        /** After how long it is run again, having failed so many times. */
        Duration backoff(int failures) {
            return Duration.ofSeconds(Math.min(attempts == 0 ? 300 : 10, 1L << Math.min(failures - 1, 30)));
        }

        @Override
        public String toString() {
            return "in " + name(state) + " on " + kind + (kind == Kind.AFTER ? " " + words(delay) : "")
                    + (attempts == 0 ? "" : ", " + attempts + " attempts") + ": "
                    + deeds.stream().map(Deed::toString).collect(Collectors.joining(", then "));
        }
    }

    /**
     * What a step does.
     *
     * @param fails how many times in a row it throws before it does anything
     * @param replays how many times it asks for a replay before it does anything else
     * @param pause before the replay, or before the action of the state that it enters
     * @param then what it does at last
     * @param to the state that it enters, where it enters one
     * @param children how many it spawns
     * @param sends what it sends
     * @param inserts what it inserts
     */
    record Deed(
            int fails,
            int replays,
            Duration pause,
            Then then,
            int to,
            int children,
            List<Sent> sends,
            List<Inserted> inserts) {

        @Override
        public String toString() {
            return (fails == 0 ? "" : "throw " + fails + " times and ")
                    + (replays == 0 ? "" : "replay " + replays + " times after " + words(pause) + " and ")
                    + (then == Then.ENTER
                            ? "enter " + name(to) + (pause.isZero() ? "" : " after " + words(pause))
                            : then.toString().toLowerCase(Locale.ROOT))
                    + (children == 0 ? "" : " with " + children + " children")
                    + sends.stream().map(sent -> " " + sent).collect(Collectors.joining())
                    + inserts.stream().map(inserted -> " " + inserted).collect(Collectors.joining());
        }
    }

    /** What a step does at last. */
    enum Then {
        ENTER,
        STAY,
        STOP
    }

    /** A signal to whoever has a key; without a dedup key where that is empty. */
    record Sent(String key, String signal, String dedup) {
        @Override
        public String toString() {
            return "send " + signal + " to " + key + (dedup.isEmpty() ? "" : " dedup " + dedup);
        }
    }

    /**
     * An instance, with a key unless that is empty.
     *
     * @param gate where it needs a place, see {@link SimulatedMachine#PLACES}; empty for nowhere
     */
    record Inserted(String key, String gate, int state, Duration delay) {
        @Override
        public String toString() {
            return "insert " + name(state) + (key.isEmpty() ? "" : " key " + key)
                    + (gate.isEmpty() ? "" : " at " + gate)
                    + (delay.isZero() ? "" : " after " + words(delay));
        }
    }

    /**
     * An instance that a step makes.
     *
     * @param at its time
     */
    record New(String label, int state, String key, String gate, Duration delay, Instant at) {}

    /** Whether an instance does more than end: no family has more than three generations, and nobody goes on for ever. */
    private static boolean more(String label, long count) {
        return count < LONGEST
                && label.chars().filter(c -> c == '/' || c == '+').count() < 2;
    }

    /**
     * What the deed of an instance inserts; first what is no child.
     *
     * @param hold under which it is done: one that was put back may do the same again, and that has another
     */
    List<New> made(Deed deed, String label, long count, long hold, Instant now) {
        List<New> all = new ArrayList<>();
        if (more(label, count) && deed.then() == Then.ENTER) {
            for (Inserted row : deed.inserts()) {
                String its = label + "+" + count + "." + hold + "." + all.size();
                all.add(new New(its, row.state(), row.key(), row.gate(), row.delay(), now));
            }
            int children = step(deed.to(), Kind.JOIN) == null ? 0 : deed.children();
            for (int n = 0; n < children; n++) {
                String key = n == 0 && count % 2 == 0 ? "k2" : "";
                String gate = (deed.to() + n) % 3 == 0 ? "@x" : "";
                int state = (deed.to() + 1 + n) % STATES;
                String its = label + "/" + count + "." + hold + "." + n;
                all.add(new New(its, state, key, gate, Duration.ZERO, now.plusSeconds(2)));
            }
        }
        return all;
    }

    /** Whether one that was made is a child of that instance. */
    static boolean child(New made, String label) {
        return made.label().startsWith(label + "/");
    }

    /** The signals that the deed of an instance sends. */
    List<Sent> sent(Deed deed, long count) {
        return count < LONGEST && deed.then() == Then.ENTER ? deed.sends() : List.of();
    }

    /** The state that the deed of an instance enters. */
    int entered(Deed deed, long count) {
        return count < LONGEST ? deed.to() : END;
    }

    /** The time that is in the next content of an instance. */
    static Instant at(Then then, long count, Instant at, Instant now) {
        return then == Then.ENTER ? now.plusSeconds(count * 7 % 5) : at.plusSeconds(count % 2 * 2);
    }

    /** What a signal that an instance sends carries. */
    static long payload(String label, long count) {
        return Math.abs((label + count).hashCode());
    }

    @Nullable Step step(int state, Kind kind) {
        for (Step step : steps) {
            if (step.state() == state && step.kind() == kind) {
                return step;
            }
        }
        return null;
    }

    @Nullable Rated rated(int state) {
        return rated.stream().filter(one -> one.state() == state).findFirst().orElse(null);
    }

    static String name(int state) {
        return state == END ? "End" : "S" + state;
    }

    static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return steps.stream().map(step -> "  " + step + "\n").collect(Collectors.joining())
                + rated.stream().map(one -> "  " + one + "\n").collect(Collectors.joining());
    }
}
