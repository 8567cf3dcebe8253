package dev.pawl.testing;

import dev.pawl.runtime.internal.engine.Driver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a scenario once without a crash, and once for each moment at which there could be one. */
final class EveryCrash {

    private final Function<Driver.Fate, TestPawl.Builder> nodes;
    private final Scenario scenario;

    private EveryCrash(Function<Driver.Fate, TestPawl.Builder> nodes, Scenario scenario) {
        this.nodes = nodes;
        this.scenario = scenario;
    }

    static List<CrashPoint> run(Function<Driver.Fate, TestPawl.Builder> nodes, Scenario scenario) {
        return new EveryCrash(nodes, Objects.requireNonNull(scenario, "scenario")).run();
    }

    /** A run of the scenario: the moments it went through, and what it saw, or by what it failed. */
    private record Seen(
            List<CrashPoint> points,
            @Nullable Object value,
            @Nullable Throwable error) {

        String words() {
            return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        }
    }

    private List<CrashPoint> run() {
        Seen calm = run(-1);
        if (calm.error != null) {
            throw new AssertionError("The scenario fails without any crash: " + calm.error, calm.error);
        }
        Map<CrashPoint, String> culprits = new LinkedHashMap<>();
        List<Throwable> errors = new ArrayList<>();
        for (int at = 0; at < calm.points.size(); at++) {
            CrashPoint point = calm.points.get(at);
            Seen seen = run(at);
            if (!startsLike(calm.points.subList(0, at + 1), seen.points)) {
                throw new AssertionError(
                        "The scenario does not go the same way each time, so that no crash can be put at "
                                + point + ": without a crash it runs " + calm.points + ", and then " + seen.points
                                + ". Does it set up everything anew, and go by the time of the test alone?");
            }
            if (seen.error != null) {
                culprits.putIfAbsent(point, "the scenario failed: " + seen.error);
                errors.add(seen.error);
            } else if (!Objects.deepEquals(calm.value, seen.value)) {
                culprits.putIfAbsent(
                        point, "the scenario saw " + seen.words() + ", and without the crash " + calm.words());
            }
        }
        if (!culprits.isEmpty()) {
            throw failure(culprits, errors);
        }
        return calm.points;
    }

    private static boolean startsLike(List<CrashPoint> start, List<CrashPoint> points) {
        return points.size() >= start.size() && points.subList(0, start.size()).equals(start);
    }

    private static AssertionError failure(Map<CrashPoint, String> culprits, List<Throwable> errors) {
        StringBuilder message = new StringBuilder(culprits.size() == 1 ? "A step does" : culprits.size() + " steps do")
                .append(" not bear being run twice, which is what a crash before the commit comes to:");
        culprits.forEach((point, what) ->
                message.append("\n  ").append(point).append(": ").append(what));
        AssertionError failure = new AssertionError(message.toString());
        errors.forEach(failure::addSuppressed);
        return failure;
    }

    /** @param crash at which of the moments the worker dies; -1 for none */
    private Seen run(int crash) {
        List<CrashPoint> points = new ArrayList<>();
        TestPawl.Builder node = nodes.apply(moment -> {
            points.add(new CrashPoint(moment.machine(), moment.state(), moment.step()));
            return points.size() - 1 == crash;
        });
        try {
            return new Seen(points, scenario.run(node), null);
        } catch (Exception | AssertionError e) {
            return new Seen(points, null, e);
        } finally {
            node.closeStarted();
        }
    }
}
