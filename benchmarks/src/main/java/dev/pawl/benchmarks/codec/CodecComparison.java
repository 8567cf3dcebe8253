package dev.pawl.benchmarks.codec;

import dev.pawl.benchmarks.report.Report;
import dev.pawl.benchmarks.report.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Pawl's codecs against databind, by JMH: in each round every way of writing and reading has a JVM of its own, one after
 * the other, and gives a ratio to the better of databind's two settings, plain and with Blackbird. There is a
 * result for each size of a document, and one of the worst of them.
 */
final class CodecComparison {

    /** What JMH says of a way: the time of an operation, and what it allocates. */
    private record Cost(double nanos, double bytes) {}

    /** A direction in one round. */
    private record Round(Cost pawl, Cost databind, Cost blackbird, double result) {

        double speed() {
            return Math.min(databind.nanos, blackbird.nanos) / pawl.nanos;
        }

        double allocated() {
            return pawl.bytes / Math.min(databind.bytes, blackbird.bytes);
        }

        /** What is allocated beside the result. */
        double garbage() {
            double theirs = Math.min(databind.bytes, blackbird.bytes) - result;
            return Math.max(0, pawl.bytes - result) / Math.max(1, theirs);
        }
    }

    private final int forks;
    private final Duration iteration;
    private final Report report;

    private CodecComparison(int forks, Duration iteration, Report report) {
        this.forks = forks;
        this.iteration = iteration;
        this.report = report;
    }

    /**
     * Measures.
     *
     * @param rounds how often each way is measured
     * @param forks JVMs for each: one, or none to stay in this one
     * @param iteration the length of an iteration; of six, the first three don't count
     */
    static void run(int rounds, int forks, Duration iteration, Report report) throws RunnerException {
        new CodecComparison(forks, iteration, report).compare(rounds);
    }

    private void compare(int rounds) throws RunnerException {
        for (String direction : List.of("write", "read")) {
            Map<Size, List<Round>> measured = new EnumMap<>(Size.class);
            for (int i = 0; i < rounds; i++) {
                for (Size size : Size.values()) {
                    measured.computeIfAbsent(size, any -> new ArrayList<>()).add(round(direction, size));
                }
            }
            tell("codec_" + direction, measured);
        }
    }

    private Round round(String direction, Size size) throws RunnerException {
        Cost pawl = measure(direction + "Pawl", size);
        Cost databind = measure(direction + "Databind", size);
        Cost blackbird = measure(direction + "Blackbird", size);
        Cost result = measure(direction + "Result", size);
        report.say(String.format(
                Locale.ROOT,
                "%s %s: pawl %.0f ns %.0f B, databind %.0f ns %.0f B, with blackbird %.0f ns %.0f B, the result alone %.0f B",
                direction,
                size,
                pawl.nanos,
                pawl.bytes,
                databind.nanos,
                databind.bytes,
                blackbird.nanos,
                blackbird.bytes,
                result.bytes));
        return new Round(pawl, databind, blackbird, result.bytes);
    }

    private Cost measure(String way, Size size) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(iteration.toMillis());
        RunResult result = new Runner(new OptionsBuilder()
                        .include("\\b" + CodecBenchmark.class.getSimpleName() + "\\." + way + "$")
                        .param("size", size.name())
                        .forks(forks)
                        .jvmArgsAppend("-Xmx1g")
                        .warmupIterations(3)
                        .warmupTime(time)
                        .measurementIterations(3)
                        .measurementTime(time)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        Result<?> allocated = Objects.requireNonNull(
                result.getSecondaryResults().get("gc.alloc.rate.norm"), "JMH's profiler of garbage said nothing");
        return new Cost(result.getPrimaryResult().getScore(), allocated.getScore());
    }

    private void tell(String name, Map<Size, List<Round>> measured) {
        measured.forEach((size, rounds) -> tell(name + "." + size, rounds, rounds, rounds));
        tell(
                name,
                worst(measured, Round::speed, Comparator.reverseOrder()),
                worst(measured, Round::garbage, Comparator.naturalOrder()),
                worst(measured, Round::allocated, Comparator.naturalOrder()));
    }

    private void tell(String name, List<Round> speeds, List<Round> garbage, List<Round> allocated) {
        report.metric(name + ".vs_databind", "ratio", values(speeds, Round::speed));
        report.metric(name + ".garbage_vs_databind", "ratio", values(garbage, Round::garbage));
        report.metric(name + ".alloc_vs_databind", "ratio", values(allocated, Round::allocated));
    }

    /** The rounds of the size whose median is the last in an order. */
    private static List<Round> worst(
            Map<Size, List<Round>> measured, ToDoubleFunction<Round> value, Comparator<Double> order) {
        return measured.values().stream()
                .max(Comparator.comparing(
                        rounds -> Spread.of(values(rounds, value)).median(), order))
                .orElseThrow();
    }

    private static List<Double> values(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).boxed().toList();
    }
}
