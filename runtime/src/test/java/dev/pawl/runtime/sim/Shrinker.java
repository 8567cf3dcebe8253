package dev.pawl.runtime.sim;

import dev.pawl.runtime.sim.Scenario.Act;
import dev.pawl.runtime.sim.Scenario.Insert;
import dev.pawl.runtime.sim.Scenario.Setting;
import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes a scenario that fails as short as it can, so that it fails still: part after part is left out. */
final class Shrinker {

    private final Predicate<Scenario> fails;
    private Scenario best;

    private Shrinker(Scenario scenario, Predicate<Scenario> fails) {
        this.best = scenario;
        this.fails = fails;
    }

    static Scenario shrink(Scenario scenario, Predicate<Scenario> fails) {
        Shrinker shrinker = new Shrinker(scenario, fails);
        Scenario before;
        do {
            before = shrinker.best;
            shrinker.pass();
        } while (!shrinker.best.equals(before));
        return before;
    }

    private void pass() {
        for (int n = best.acts().size() - 1; n >= 0; n--) {
            attempt(new Scenario(best.table(), best.setting(), without(best.acts(), n), best.within(), best.crashes()));
        }
        for (String key : List.copyOf(best.crashes().keySet())) {
            attempt(new Scenario(
                    best.table(), best.setting(), best.acts(), best.within(), without(best.crashes(), key)));
        }
        for (String key : List.copyOf(best.within().keySet())) {
            attempt(new Scenario(
                    best.table(), best.setting(), best.acts(), without(best.within(), key), best.crashes()));
        }
        Setting setting = best.setting();
        attempt(with(new Setting(setting.handsOver(), setting.burst(), null)));
        attempt(with(new Setting(false, best.setting().burst(), best.setting().plan())));
        attempt(with(new Setting(best.setting().handsOver(), 1, best.setting().plan())));
        attempt(with(new Table(best.table().steps(), List.of())));
        for (int n = 0; n < best.acts().size(); n++) {
            if (best.acts().get(n) instanceof Insert i
                    && !(i.gate().isEmpty() && i.delay().isZero())) {
                List<Act> acts = new ArrayList<>(best.acts());
                acts.set(n, new Insert(i.label(), i.state(), i.key(), "", Duration.ZERO));
                attempt(new Scenario(best.table(), best.setting(), acts, best.within(), best.crashes()));
            }
        }
        for (int n = best.table().steps().size() - 1; n >= 0; n--) {
            attempt(with(without(best.table().steps(), n)));
        }
        for (int n = 0; n < best.table().steps().size(); n++) {
            simplify(n);
        }
    }

    private void simplify(int n) {
        for (int deed = best.table().steps().get(n).deeds().size() - 1; deed >= 0; deed--) {
            Step step = best.table().steps().get(n);
            if (step.deeds().size() > 1) {
                replace(n, without(step.deeds(), deed), step.attempts());
            }
        }
        replace(n, best.table().steps().get(n).deeds(), 0);
        for (int m = 0; m < best.table().steps().get(n).deeds().size(); m++) {
            int at = m;
            simpler(
                    n,
                    at,
                    d -> new Deed(0, d.replays(), d.pause(), d.then(), d.to(), d.children(), d.sends(), d.inserts()));
            simpler(
                    n,
                    at,
                    d -> new Deed(d.fails(), 0, d.pause(), d.then(), d.to(), d.children(), d.sends(), d.inserts()));
            simpler(
                    n,
                    at,
                    d -> new Deed(
                            d.fails(),
                            d.replays(),
                            Duration.ZERO,
                            d.then(),
                            d.to(),
                            d.children(),
                            d.sends(),
                            d.inserts()));
            simpler(
                    n,
                    at,
                    d -> new Deed(
                            d.fails(),
                            d.replays(),
                            d.pause(),
                            d.then(),
                            d.to(),
                            Math.max(0, d.children() - 1),
                            d.sends(),
                            d.inserts()));
            simpler(
                    n,
                    at,
                    d -> new Deed(
                            d.fails(), d.replays(), d.pause(), d.then(), d.to(), d.children(), List.of(), d.inserts()));
            simpler(
                    n,
                    at,
                    d -> new Deed(
                            d.fails(), d.replays(), d.pause(), d.then(), d.to(), d.children(), d.sends(), List.of()));
            simpler(
                    n,
                    at,
                    d -> new Deed(
                            d.fails(),
                            d.replays(),
                            d.pause(),
                            d.then(),
                            Table.END,
                            d.children(),
                            d.sends(),
                            d.inserts()));
        }
    }

    private void simpler(int n, int deed, UnaryOperator<Deed> change) {
        Step step = best.table().steps().get(n);
        List<Deed> deeds = new ArrayList<>(step.deeds());
        deeds.set(deed, change.apply(deeds.get(deed)));
        replace(n, deeds, step.attempts());
    }

    private void replace(int n, List<Deed> deeds, int attempts) {
        Step step = best.table().steps().get(n);
        List<Step> steps = new ArrayList<>(best.table().steps());
        steps.set(n, new Step(step.state(), step.kind(), step.delay(), attempts, deeds));
        attempt(with(steps));
    }

    private Scenario with(List<Step> steps) {
        return with(new Table(steps, best.table().rated()));
    }

    private Scenario with(Table table) {
        return new Scenario(table, best.setting(), best.acts(), best.within(), best.crashes());
    }

    private Scenario with(Setting setting) {
        return new Scenario(best.table(), setting, best.acts(), best.within(), best.crashes());
    }

    private void attempt(Scenario scenario) {
        if (!scenario.equals(best) && fails.test(scenario)) {
            best = scenario;
        }
    }

    private static <E> List<E> without(List<E> list, int n) {
        List<E> rest = new ArrayList<>(list);
        rest.remove(n);
        return rest;
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        Map<String, V> rest = new TreeMap<>(map);
        rest.remove(key);
        return rest;
    }
}
