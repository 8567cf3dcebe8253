package dev.pawl.benchmarks.scenario;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.Circumstances;
import dev.pawl.benchmarks.engine.PawlSteps;
import dev.pawl.benchmarks.report.Report;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code big-table}: a table that is full of what only stands there. */
@Command(
        name = "big-table",
        mixinStandardHelpOptions = true,
        description = "Steps in a table of millions that wait for a signal or for next year, against an empty one.")
public final class BigTableCommand extends ScenarioCommand {

    @Option(
            names = "--waiting",
            defaultValue = "5000000",
            description = "Instances that wait for a signal. Default ${DEFAULT-VALUE}.")
    private int waiting;

    @Option(
            names = "--timers",
            defaultValue = "1000000",
            description = "Instances that are due in a year. Default ${DEFAULT-VALUE}.")
    private int timers;

    @Override
    void measure(Server server, Report report) throws Exception {
        Map<String, List<Double>> rates = rates(
                "big_table",
                "steps",
                List.of(
                        PawlSteps.one(server, true, Circumstances.usual("empty")),
                        PawlSteps.one(server, true, Circumstances.full("full", waiting, timers))),
                report);
        ratio("big_table.vs_empty", "full", "empty", rates, report);
    }
}
