package dev.pawl.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What Pawl's processor adds to javac's time: 100 machines of 10 states, compiled in four ways by turns in one JVM. Each
 * round gives a ratio for each way; printed are their medians and quartiles.
 *
 * <p>Arguments: the rounds (11), the rounds before them that don't count (5), the machines (100), the states (10).
 */
public final class CompileTime {

    /** The times of one round. */
    private record Round(Map<Mode, Compiling.Took> took) {

        Compiling.Took in(Mode mode) {
            return Objects.requireNonNull(took.get(mode), mode::name);
        }

        double seconds(Mode mode) {
            return in(mode).all();
        }

        double ratio(Mode mode, Mode to) {
            return seconds(mode) / seconds(to);
        }

        /** javac's time on the sources alone and the processor's own on top of it, against the former. */
        double withProcessor() {
            return 1 + in(Mode.FULL).processor() / seconds(Mode.NONE);
        }
    }

    private CompileTime() {}

    /** Measures and prints. */
    public static void main(String[] args) throws IOException {
        int rounds = argument(args, 0, 11);
        int warmups = argument(args, 1, 5);
        run(rounds, warmups, argument(args, 2, 100), argument(args, 3, 10), System.out);
    }

    static void run(int rounds, int warmups, int machines, int states, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("pawl-compile-time");
        try {
            Compiling compiling = new Compiling(folder);
            compiling.prepare(MachineSources.of(machines, states));
            out.printf(
                    "%d machines of %d states: %d lines, and %d generated; javac of Java %s, %d rounds after %d%n",
                    machines,
                    states,
                    compiling.lines(false),
                    compiling.lines(true),
                    Runtime.version().feature(),
                    rounds,
                    warmups);
            List<Round> measured = new ArrayList<>();
            for (int i = 0; i < warmups + rounds; i++) {
                Map<Mode, Compiling.Took> took = new EnumMap<>(Mode.class);
                for (Mode mode : Mode.values()) {
                    took.put(mode, compiling.run(mode));
                }
                if (i >= warmups) {
                    measured.add(new Round(took));
                }
            }
            print(measured, out);
        } finally {
            Compiling.delete(folder);
        }
    }

    private static void print(List<Round> rounds, PrintStream out) {
        for (Mode mode : Mode.values()) {
            line(out, "seconds, " + mode.name().toLowerCase(Locale.ROOT), rounds, round -> round.seconds(mode));
        }
        line(
                out,
                "seconds in the processor itself",
                rounds,
                round -> round.in(Mode.FULL).processor());
        metric(out, "compile.processor_vs_none", rounds, Round::withProcessor);
        metric(out, "compile.proc_only_vs_none", rounds, round -> round.ratio(Mode.ONLY, Mode.NONE));
        metric(out, "compile.proc_full_vs_none", rounds, round -> round.ratio(Mode.FULL, Mode.NONE));
        metric(out, "compile.proc_full_vs_same_code", rounds, round -> round.ratio(Mode.FULL, Mode.SAME_CODE));
    }

    private static void line(PrintStream out, String name, List<Round> rounds, ToDoubleFunction<Round> value) {
        out.println(name + ": " + spread(rounds, value));
    }

    private static void metric(PrintStream out, String name, List<Round> rounds, ToDoubleFunction<Round> value) {
        Spread spread = spread(rounds, value);
        out.printf(
                Locale.ROOT,
                "metric %s %.3f ratio (quartiles %.3f to %.3f)%n",
                name,
                spread.median(),
                spread.low(),
                spread.high());
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> value) {
        return Spread.of(rounds.stream().mapToDouble(value).boxed().toList());
    }

    private static int argument(String[] args, int index, int fallback) {
        return args.length > index ? Integer.parseInt(args[index]) : fallback;
    }
}
