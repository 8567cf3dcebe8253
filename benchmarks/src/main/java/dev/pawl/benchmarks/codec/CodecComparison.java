package dev.pawl.benchmarks.codec;

import dev.pawl.benchmarks.Spread;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
 * the other, and gives a ratio to the better of databind's two settings, plain and with Blackbird. Printed are medians and
 * quartiles for each size of a document, and for all of them the worst.
 */
public final class CodecComparison {

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
    private final PrintStream out;

    private CodecComparison(int forks, Duration iteration, PrintStream out) {
        this.forks = forks;
        this.iteration = iteration;
        this.out = out;
    }

    /** Measures and prints; arguments are the rounds (5) and the milliseconds of one of six iterations (500). */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int millis = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        run(rounds, 1, Duration.ofMillis(millis), System.out);
    }

    /**
     * Measures and prints.
     *
     * @param rounds how often each way is measured
     * @param forks JVMs for each: one, or none to stay in this one
     * @param iteration the length of an iteration; of six, the first three don't count
     * @return 0, which is what a command that succeeded ends with
     */
    public static int run(int rounds, int forks, Duration iteration, PrintStream out) throws RunnerException {
        new CodecComparison(forks, iteration, out).compare(rounds);
        return 0;
    }

    private void compare(int rounds) throws RunnerException {
        for (String direction : List.of("write", "read")) {
            Map<Size, List<Round>> measured = new EnumMap<>(Size.class);
            for (int i = 0; i < rounds; i++) {
                for (Size size : Size.values()) {
                    measured.computeIfAbsent(size, any -> new ArrayList<>()).add(round(direction, size));
                }
            }
            print("codec_" + direction, measured);
        }
    }

    private Round round(String direction, Size size) throws RunnerException {
        Cost pawl = measure(direction + "Pawl", size);
        Cost databind = measure(direction + "Databind", size);
        Cost blackbird = measure(direction + "Blackbird", size);
        Cost result = measure(direction + "Result", size);
        out.printf(
                Locale.ROOT,
                "%s %s: pawl %.0f ns %.0f B, databind %.0f ns %.0f B, with blackbird %.0f ns %.0f B, the result alone %.0f B%n",
                direction,
                size,
                pawl.nanos,
                pawl.bytes,
                databind.nanos,
                databind.bytes,
                blackbird.nanos,
                blackbird.bytes,
                result.bytes);
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

    private void print(String name, Map<Size, List<Round>> measured) {
        measured.forEach((size, rounds) -> {
            line(name + "." + size + ".vs_databind", speed(rounds));
            line(name + "." + size + ".garbage_vs_databind", garbage(rounds));
            line(name + "." + size + ".alloc_vs_databind", allocated(rounds));
        });
        Comparator<Spread> byMedian = Comparator.comparingDouble(Spread::median);
        line(name + ".vs_databind", worst(measured, CodecComparison::speed, byMedian.reversed()));
        line(name + ".garbage_vs_databind", worst(measured, CodecComparison::garbage, byMedian));
        line(name + ".alloc_vs_databind", worst(measured, CodecComparison::allocated, byMedian));
    }

    private static Spread worst(
            Map<Size, List<Round>> measured, Function<List<Round>, Spread> ratio, Comparator<Spread> order) {
        return Arrays.stream(Size.values())
                .map(size -> ratio.apply(Objects.requireNonNull(measured.get(size), size::name)))
                .max(order)
                .orElseThrow();
    }

    private void line(String name, Spread spread) {
        out.printf(
                Locale.ROOT,
                "metric %s %.3f ratio (quartiles %.3f to %.3f)%n",
                name,
                spread.median(),
                spread.low(),
                spread.high());
    }

    private static Spread speed(List<Round> rounds) {
        return Spread.of(rounds.stream().map(Round::speed).toList());
    }

    private static Spread garbage(List<Round> rounds) {
        return Spread.of(rounds.stream().map(Round::garbage).toList());
    }

    private static Spread allocated(List<Round> rounds) {
        return Spread.of(rounds.stream().map(Round::allocated).toList());
    }
}
