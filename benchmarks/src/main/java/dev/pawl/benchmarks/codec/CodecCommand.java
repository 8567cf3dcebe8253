package dev.pawl.benchmarks.codec;

import dev.pawl.benchmarks.report.MeasuringCommand;
import dev.pawl.benchmarks.report.Report;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code codecs}: documents written and read by Pawl and by databind. */
@Command(
        name = "codecs",
        mixinStandardHelpOptions = true,
        description =
                "Documents written and read by generated codecs and by Jackson's databind, by JMH. Each measurement"
                        + " has a warm-up of its own: --warmups does nothing here.")
public final class CodecCommand extends MeasuringCommand {

    @Option(
            names = "--millis",
            defaultValue = "500",
            description = "The length of an iteration; of six, the first three don't count. Default ${DEFAULT-VALUE}.")
    private int millis;

    @Option(
            names = "--forks",
            defaultValue = "1",
            description = "JVMs for each measurement; 0 stays in this one. Default ${DEFAULT-VALUE}.")
    private int forks;

    @Override
    protected void measure(Report report) throws Exception {
        CodecComparison.run(rounds, forks, Duration.ofMillis(millis), report);
    }
}
