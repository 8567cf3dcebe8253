package dev.pawl.benchmarks.scenario;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.Circumstances;
import dev.pawl.benchmarks.engine.PawlSteps;
import dev.pawl.benchmarks.report.Report;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nodes}: several nodes on one database. */
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = "Several nodes on one database, against one node.")
public final class NodesCommand extends ScenarioCommand {

    @Option(names = "--nodes", defaultValue = "4", description = "How many nodes. Default ${DEFAULT-VALUE}.")
    private int nodes;

    @Override
    void measure(Server server, Report report) throws Exception {
        Map<String, List<Double>> rates = rates(
                "nodes",
                "steps",
                List.of(
                        PawlSteps.one(server, true, Circumstances.usual("one")),
                        PawlSteps.one(server, true, Circumstances.of("several", nodes))),
                report);
        ratio("nodes.several_vs_one", "several", "one", rates, report);
    }
}
