package dev.pawl.benchmarks.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands that measure have in common: rounds, a report, and where it goes. */
public abstract class MeasuringCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds that count; in each, everything compared is measured once. Default ${DEFAULT-VALUE}.")
    protected int rounds;

    @Option(
            names = "--warmups",
            defaultValue = "4",
            description = "Rounds before them that don't count, until Java has compiled what is measured. Default"
                    + " ${DEFAULT-VALUE}.")
    protected int warmups;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes settings and results to a file, too.")
    private @Nullable Path json;

    /** Measures. */
    protected abstract void measure(Report report) throws Exception;

    @Override
    public final Integer call() throws Exception {
        Report report = new Report(System.out);
        report.setting(
                "machine",
                Runtime.getRuntime().availableProcessors() + " cores, "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB of heap at most, "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        report.setting("java", Runtime.version().toString());
        report.setting(
                "command",
                spec == null
                        ? ""
                        : String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        measure(report);
        finish(report);
        if (json != null) {
            report.writeJson(json);
        }
        return 0;
    }

    /** What else is made of the results. */
    protected void finish(Report report) throws Exception {}
}
