package dev.pawl.benchmarks.scenario;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.latency.Latency;
import dev.pawl.benchmarks.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code latency}: how soon a step begins after its signal, with nothing else to do, and beside other work. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description =
                "From the call of signal to the beginning of the step, on the same node and on another, with nothing"
                        + " else to do and beside other work.")
public final class LatencyCommand extends ScenarioCommand {

    @Option(names = "--pings", defaultValue = "200", description = "Signals in a round. Default ${DEFAULT-VALUE}.")
    private int pings;

    @Option(
            names = "--load",
            defaultValue = "2000",
            description =
                    "Instances of another machine a second, for each node that listens. Default" + " ${DEFAULT-VALUE}.")
    private int load;

    @Override
    void measure(Server server, Report report) throws Exception {
        Latency.measure(server, warmups, rounds, pings, 0, report);
        Latency.measure(server, warmups, rounds, pings, load, report);
    }
}
