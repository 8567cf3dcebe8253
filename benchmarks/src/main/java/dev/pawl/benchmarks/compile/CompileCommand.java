package dev.pawl.benchmarks.compile;

import dev.pawl.benchmarks.report.MeasuringCommand;
import dev.pawl.benchmarks.report.Report;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code compile}: what the processor costs. */
@Command(
        name = "compile",
        mixinStandardHelpOptions = true,
        description = "What Pawl's processor adds to javac's time. Rounds and warm-ups should be more than elsewhere:"
                + " 11 and 5.")
public final class CompileCommand extends MeasuringCommand {

    @Option(
            names = "--apart",
            defaultValue = "5",
            description = "Rounds with a JVM for each compilation. Default ${DEFAULT-VALUE}.")
    private int apart;

    @Option(names = "--machines", defaultValue = "100", description = "Machines. Default ${DEFAULT-VALUE}.")
    private int machines;

    @Option(names = "--states", defaultValue = "10", description = "States of each. Default ${DEFAULT-VALUE}.")
    private int states;

    @Override
    protected void measure(Report report) throws IOException {
        CompileTime.run(rounds, warmups, apart, machines, states, report);
    }
}
