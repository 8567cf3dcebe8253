package dev.pawl.runtime.sim;

import dev.pawl.runtime.sim.Scenario.Act;
import dev.pawl.runtime.sim.Scenario.Ask;
import dev.pawl.runtime.sim.Scenario.Asked;
import dev.pawl.runtime.sim.Scenario.Crash;
import dev.pawl.runtime.sim.Scenario.Drain;
import dev.pawl.runtime.sim.Scenario.Insert;
import dev.pawl.runtime.sim.Scenario.Setting;
import dev.pawl.runtime.sim.Scenario.Signal;
import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.Rated;
import dev.pawl.runtime.sim.Table.Step;
import dev.pawl.runtime.sim.Table.Then;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the simulation has found, in the scenarios to which it was shortened. */
enum Found {
    A_SIGNAL_WAS_OVERTAKEN_BY_A_LATER_ONE {
        @Override
        Scenario scenario() {
            // It was not for the state in which the inbox was looked at last.
            Deed thrice = new Deed(3, 0, Duration.ZERO, Then.STAY, 0, 0, List.of(), List.of());
            return made(
                    List.of(
                            step(1, Kind.SIGNAL_B, Duration.ZERO, enter(Table.END)),
                            step(1, Kind.AFTER, Duration.ofSeconds(5), enter(2)),
                            step(1, Kind.AT, Duration.ZERO, thrice),
                            step(2, Kind.SIGNAL_A, Duration.ZERO, enter(Table.END)),
                            step(2, Kind.SIGNAL_B, Duration.ZERO, enter(Table.END))),
                    List.of(),
                    List.of(insert(1), new Signal("#0", "A", 4, "")),
                    Map.of("0:4", new Signal("#0", "B", 100, "")),
                    Map.of());
        }
    },
    A_SIGNAL_WAITED_FOR_THE_TOKEN_OF_AN_ACTION_WHOSE_WORKER_HAD_DIED {
        @Override
        Scenario scenario() {
            return made(
                    List.of(
                            step(0, Kind.ACTION, Duration.ZERO, enter(Table.END)),
                            step(0, Kind.SIGNAL_A, Duration.ZERO, enter(Table.END))),
                    List.of(new Rated(0, 1, false)),
                    List.of(insert(0), new Drain(), new Signal("#0", "A", 1, ""), new Drain()),
                    Map.of(),
                    Map.of("0:1", Crash.BEFORE));
        }
    },
    CHILDREN_THAT_WERE_LEFT_BY_A_REWIND_WENT_ON {
        @Override
        Scenario scenario() {
            Deed throwing = new Deed(1, 0, Duration.ZERO, Then.ENTER, Table.END, 0, List.of(), List.of());
            Deed staying = new Deed(0, 0, Duration.ZERO, Then.STAY, 0, 0, List.of(), List.of());
            Deed spawning = new Deed(0, 1, Duration.ZERO, Then.ENTER, 1, 1, List.of(), List.of());
            return made(
                    List.of(
                            step(1, Kind.AT, Duration.ZERO, throwing),
                            step(1, Kind.JOIN, Duration.ZERO, staying),
                            step(3, Kind.JOIN, Duration.ZERO, spawning)),
                    List.of(),
                    List.of(insert(1), new Insert("1", 3, "", "", Duration.ZERO), new Drain()),
                    Map.of("1:3", new Ask(Asked.REWIND, "1", 1)),
                    Map.of());
        }
    };

    abstract Scenario scenario();

    private static Step step(int state, Kind kind, Duration delay, Deed deed) {
        return new Step(state, kind, delay, 0, List.of(deed));
    }

    private static Deed enter(int state) {
        return new Deed(0, 0, Duration.ZERO, Then.ENTER, state, 0, List.of(), List.of());
    }

    private static Act insert(int state) {
        return new Insert("0", state, "", "", Duration.ZERO);
    }

    private static Scenario made(
            List<Step> steps, List<Rated> rated, List<Act> acts, Map<String, Act> within, Map<String, Crash> crashes) {
        return new Scenario(new Table(steps, rated), new Setting(false, 1, null), acts, within, crashes);
    }
}
