package dev.pawl.benchmarks.compile;

import dev.pawl.benchmarks.report.Report;
import dev.pawl.benchmarks.report.Spread;
import java.io.IOException;
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
 * round gives a ratio for each way.
 */
final class CompileTime {

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

    static void run(int rounds, int warmups, int machines, int states, Report report) throws IOException {
        Path folder = Files.createTempDirectory("pawl-compile-time");
        try {
            Compiling compiling = new Compiling(folder);
            compiling.prepare(MachineSources.of(machines, states));
            report.setting(
                    "sources",
                    machines + " machines of " + states + " states: " + compiling.lines(false) + " lines, and "
                            + compiling.lines(true) + " generated");
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
            tell(measured, report);
        } finally {
            Compiling.delete(folder);
        }
    }

    private static void tell(List<Round> rounds, Report report) {
        for (Mode mode : Mode.values()) {
            line(report, "seconds, " + mode.name().toLowerCase(Locale.ROOT), rounds, round -> round.seconds(mode));
        }
        line(
                report,
                "seconds in the processor itself",
                rounds,
                round -> round.in(Mode.FULL).processor());
        metric(report, "compile.processor_vs_none", rounds, Round::withProcessor);
        metric(report, "compile.proc_only_vs_none", rounds, round -> round.ratio(Mode.ONLY, Mode.NONE));
        metric(report, "compile.proc_full_vs_none", rounds, round -> round.ratio(Mode.FULL, Mode.NONE));
        metric(report, "compile.proc_full_vs_same_code", rounds, round -> round.ratio(Mode.FULL, Mode.SAME_CODE));
    }

    private static void line(Report report, String name, List<Round> rounds, ToDoubleFunction<Round> value) {
        report.say(name + ": " + Spread.of(values(rounds, value)));
    }

    private static void metric(Report report, String name, List<Round> rounds, ToDoubleFunction<Round> value) {
        report.metric(name, "ratio", values(rounds, value));
    }

    private static List<Double> values(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).boxed().toList();
    }
}
