package dev.pawl.benchmarks.scenario;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.PawlBeside;
import dev.pawl.benchmarks.engine.PawlBeside.Beside;
import dev.pawl.benchmarks.report.Report;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code limits}: those that may run beside those that may not. */
@Command(
        name = "limits",
        mixinStandardHelpOptions = true,
        description =
                "Instances that may run, beside as many in the same queue that may not: of one hot partition key, of a rate limit.")
public final class LimitsCommand extends ScenarioCommand {

    @Override
    void measure(Server server, Report report) throws Exception {
        Map<String, List<Double>> rates = rates(
                "limits",
                "steps",
                List.of(
                        new PawlBeside(server, Beside.NOTHING),
                        new PawlBeside(server, Beside.COLD),
                        new PawlBeside(server, Beside.HOT),
                        new PawlBeside(server, Beside.THROTTLED)),
                report);
        ratio("partition_cold.vs_none", "cold", "nothing", rates, report);
        ratio("partition_hot.vs_cold", "hot", "cold", rates, report);
        ratio("rate_limited.vs_none", "throttled", "nothing", rates, report);
    }
}
