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
 * What Pawl's processor adds to javac's time: many machines, compiled in four ways by turns, first each time in a JVM of its
 * own, as builds do, then in one JVM that has done it before. Each round gives a ratio for each way.
 */
final class CompileTime {

    /** The times of one round. */
    private record Round(Map<Mode, Compilation.Took> took) {

        Compilation.Took in(Mode mode) {
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

    /** Compiles once. */
    private interface Javac {
        Compilation.Took run(Mode mode) throws IOException;
    }

    private final Report report;

    private CompileTime(Report report) {
        this.report = report;
    }

    /** @param apart how many rounds there are with a JVM for each compilation */
    static void run(int rounds, int warmups, int apart, int machines, int states, Report report) throws IOException {
        Path folder = Files.createTempDirectory("pawl-compile-time");
        try {
            Compiling compiling = new Compiling(folder);
            compiling.prepare(MachineSources.of(machines, states));
            report.setting(
                    "sources",
                    machines + " machines of " + states + " states: " + compiling.lines(false) + " lines, and "
                            + compiling.lines(true) + " generated");
            CompileTime time = new CompileTime(report);
            time.tell("compile.apart.", measured(apart, compiling::apart));
            measured(warmups, compiling::here);
            time.tell("compile.", measured(rounds, compiling::here));
        } finally {
            Compiling.delete(folder);
        }
    }

    private static List<Round> measured(int rounds, Javac javac) throws IOException {
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Map<Mode, Compilation.Took> took = new EnumMap<>(Mode.class);
            for (Mode mode : Mode.values()) {
                took.put(mode, javac.run(mode));
            }
            measured.add(new Round(took));
        }
        return measured;
    }

    private void tell(String prefix, List<Round> rounds) {
        if (rounds.isEmpty()) {
            return;
        }
        for (Mode mode : Mode.values()) {
            line(prefix + mode.name().toLowerCase(Locale.ROOT), rounds, round -> round.seconds(mode));
        }
        line(prefix + "processor", rounds, round -> round.in(Mode.FULL).processor());
        metric(prefix + "processor_vs_none", rounds, Round::withProcessor);
        metric(prefix + "proc_only_vs_none", rounds, round -> round.ratio(Mode.ONLY, Mode.NONE));
        metric(prefix + "proc_full_vs_none", rounds, round -> round.ratio(Mode.FULL, Mode.NONE));
        metric(prefix + "proc_full_vs_same_code", rounds, round -> round.ratio(Mode.FULL, Mode.SAME_CODE));
    }

    private void line(String name, List<Round> rounds, ToDoubleFunction<Round> value) {
        report.say(name + ", seconds: " + Spread.of(values(rounds, value)));
    }

    private void metric(String name, List<Round> rounds, ToDoubleFunction<Round> value) {
        report.metric(name, "ratio", values(rounds, value));
    }

    private static List<Double> values(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).boxed().toList();
    }
}
