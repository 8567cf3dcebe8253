package dev.pawl.runtime.sim;

import dev.pawl.runtime.Missed;
import dev.pawl.runtime.sim.Table.Inserted;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A machine, what its clients and its operators do, how the time goes, and where workers die.
 *
 * @param acts one after the other
 * @param within what is done while an instance's so manieth step runs, by its label, a colon, and that number from 1
 * @param crashes what happens at the commit of such a step; or with the so manieth occurrence of the schedule
 */
record Scenario(Table table, Setting setting, List<Act> acts, Map<String, Act> within, Map<String, Crash> crashes) {

    /** The label of the schedule where it dies. */
    static final String SCHEDULE = "schedule";

    /**
     * What surrounds the machine.
     *
     * @param handsOver whether deliveries claim
     * @param burst how many tokens of the rate are kept
     * @param plan of the schedule; null where there is none
     */
    record Setting(boolean handsOver, int burst, @Nullable Plan plan) {
        @Override
        public String toString() {
            return (handsOver ? "  deliveries claim\n" : "")
                    + (burst == 1 ? "" : "  tokens that are kept: " + burst + "\n")
                    + (plan == null ? "" : "  " + plan + "\n");
        }
    }

    /** A schedule: the state of what it inserts, and its key. */
    record Plan(Duration every, Missed missed, int state, String key) {
        @Override
        public String toString() {
            return "every " + Table.words(every) + ", missed " + missed + ": " + Table.name(state)
                    + (key.isEmpty() ? "" : " key " + key);
        }
    }

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
    record Insert(String label, int state, String key, String gate, Duration delay) implements Act {
        @Override
        public String toString() {
            return "insert #" + label + ": " + new Inserted(key, gate, state, delay);
        }
    }

    /** A signal to a root by its id, or to whoever has a key. */
    record Signal(String to, String signal, long payload, String dedup) implements Act {
        @Override
        public String toString() {
            return "signal " + to + ": " + signal + payload + (dedup.isEmpty() ? "" : " dedup " + dedup);
        }
    }

    /** What operators ask of an instance, and a client, who cancels. */
    enum Asked {
        CANCEL,
        PAUSE,
        RESUME,
        RETRY,
        REWIND,
        DELETE
    }

    /** Whose step runs, where something is asked within one. */
    static final String ITSELF = "itself";

    /**
     * Something is asked of an instance.
     *
     * @param label of a root, or {@link #ITSELF}
     * @param back where it is put back: by so many of the states that it has entered
     */
    record Ask(Asked what, String label, int back) implements Act {
        @Override
        public String toString() {
            return what.toString().toLowerCase(Locale.ROOT) + " " + (label.equals(ITSELF) ? "" : "#") + label
                    + (what == Asked.REWIND ? " by " + back : "");
        }
    }

    /** Something is asked that is for all. */
    enum ForAll implements Act {
        PAUSE_MACHINE,
        RESUME_MACHINE,
        PAUSE_QUEUE,
        RESUME_QUEUE,
        PAUSE_SCHEDULE,
        RESUME_SCHEDULE,
        TRIGGER_SCHEDULE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
        return table.toString()
                + setting
                + acts.stream().map(act -> "  " + act + "\n").collect(Collectors.joining())
                + within.entrySet().stream()
                        .map(act -> "  within step " + act.getKey() + ": " + act.getValue() + "\n")
                        .collect(Collectors.joining())
                + crashes.entrySet().stream()
                        .map(crash -> "  crash at step " + crash.getKey() + ": " + crash.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** The scenario of a seed. */
    static Scenario of(long seed) {
        return new ScenarioMaker(new Random(seed)).scenario();
    }
}
