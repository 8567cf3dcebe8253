package dev.pawl.runtime.sim;

import dev.pawl.runtime.Missed;
import dev.pawl.runtime.sim.Scenario.Act;
import dev.pawl.runtime.sim.Scenario.Ask;
import dev.pawl.runtime.sim.Scenario.Asked;
import dev.pawl.runtime.sim.Scenario.Crash;
import dev.pawl.runtime.sim.Scenario.Drain;
import dev.pawl.runtime.sim.Scenario.Drive;
import dev.pawl.runtime.sim.Scenario.ForAll;
import dev.pawl.runtime.sim.Scenario.Insert;
import dev.pawl.runtime.sim.Scenario.Lag;
import dev.pawl.runtime.sim.Scenario.Plan;
import dev.pawl.runtime.sim.Scenario.Setting;
import dev.pawl.runtime.sim.Scenario.Signal;
import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Inserted;
import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.Rated;
import dev.pawl.runtime.sim.Table.Sent;
import dev.pawl.runtime.sim.Table.Step;
import dev.pawl.runtime.sim.Table.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes scenarios from numbers that a seed gives. */
final class ScenarioMaker {

    private final Random random;

    ScenarioMaker(Random random) {
        this.random = random;
        // Seeds that are close have close first numbers.
        random.nextLong();
    }

    Scenario scenario() {
        List<Step> steps = new ArrayList<>();
        for (int state = 0; state < Table.STATES; state++) {
            steps(state, steps);
        }
        List<Rated> rated = new ArrayList<>();
        if (one(4)) {
            rated.add(new Rated(random.nextInt(Table.STATES), one(4) ? 2 : 1, random.nextBoolean()));
        }
        Setting setting = new Setting(random.nextBoolean(), 1 + random.nextInt(2), one(6) ? plan() : null);
        List<Act> acts = new ArrayList<>();
        int roots = 1 + random.nextInt(3);
        boolean gated = one(3);
        for (int label = 0; label < roots; label++) {
            String gate = gated ? gate() : "";
            acts.add(new Insert(String.valueOf(label), random.nextInt(Table.STATES), key(2), gate, wait(4)));
            int more = random.nextInt(4);
            for (int n = 0; n < more; n++) {
                acts.add(act(label + 1, acts.size(), setting.plan() != null));
            }
        }
        int more = random.nextInt(6);
        for (int n = 0; n < more; n++) {
            acts.add(act(roots, acts.size(), setting.plan() != null));
        }
        return new Scenario(
                new Table(steps, rated), setting, acts, within(roots, gated), crashes(roots, setting.plan() != null));
    }

    private Plan plan() {
        Duration every = Duration.ofSeconds(new int[] {1, 3, 7, 60}[random.nextInt(4)]);
        Missed missed = Missed.values()[random.nextInt(Missed.values().length)];
        return new Plan(every, missed, random.nextInt(Table.STATES), key(4));
    }

    private Map<String, Act> within(int roots, boolean gated) {
        Map<String, Act> within = new TreeMap<>();
        if (gated || one(2)) {
            int count = 1 + random.nextInt(3);
            for (int n = 0; n < count; n++) {
                String whose = random.nextInt(roots) + ":" + (1 + random.nextInt(4));
                within.put(
                        whose,
                        switch (random.nextInt(8)) {
                            case 0, 1, 2 -> new Drain();
                            case 3 -> new Drive(Duration.ofSeconds(1 + random.nextInt(5)));
                            case 4 -> signal(roots, 100 + n);
                            default -> ask(one(3) ? String.valueOf(random.nextInt(roots)) : Scenario.ITSELF);
                        });
            }
        }
        return within;
    }

    private Map<String, Crash> crashes(int roots, boolean planned) {
        Map<String, Crash> crashes = new TreeMap<>();
        if (one(2)) {
            int count = 1 + random.nextInt(3);
            for (int n = 0; n < count; n++) {
                String whose = planned && one(2) ? Scenario.SCHEDULE : String.valueOf(random.nextInt(roots));
                crashes.put(
                        whose + ":" + (1 + random.nextInt(5)), Crash.values()[random.nextInt(Crash.values().length)]);
            }
        }
        return crashes;
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
                inserts.add(new Inserted(key(2), one(4) ? gate() : "", random.nextInt(Table.STATES), wait(3)));
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

    private Act act(int roots, int n, boolean planned) {
        int dice = random.nextInt(24);
        if (dice < 8) {
            return signal(roots, n);
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
        if (dice < 22) {
            return ask(String.valueOf(random.nextInt(roots)));
        }
        return ForAll.values()[random.nextInt(planned ? ForAll.values().length : ForAll.PAUSE_SCHEDULE.ordinal())];
    }

    private Act signal(int roots, int n) {
        String to = one(3) ? "k" + random.nextInt(3) : "#" + random.nextInt(roots);
        return new Signal(to, random.nextInt(3) > 0 ? "A" : "B", n, dedup());
    }

    private Act ask(String label) {
        Asked what = switch (random.nextInt(10)) {
            case 0 -> Asked.CANCEL;
            case 1 -> Asked.PAUSE;
            case 2, 3 -> Asked.RESUME;
            case 4, 5 -> Asked.RETRY;
            case 6, 7, 8 -> Asked.REWIND;
            default -> one(3) ? Asked.DELETE : Asked.PAUSE;
        };
        return new Ask(what, label, what == Asked.REWIND ? random.nextInt(3) : 0);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    /** Some place; more often one that few have. */
    private String gate() {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> SimulatedMachine.PLACES;
            case 2 -> SimulatedMachine.PLACES + "@x";
            case 3 -> "@y";
            default -> "@x";
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
