package dev.pawl.benchmarks.scenario;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.Circumstances;
import dev.pawl.benchmarks.engine.PawlSteps;
import dev.pawl.benchmarks.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code network}: a server a millisecond away. */
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description = "A server a millisecond away, against one on this machine.")
public final class NetworkCommand extends ScenarioCommand {

    @Override
    void measure(Server server, Report report) throws Exception {
        Circumstances local = Circumstances.usual("local");
        Circumstances far = Circumstances.far("far", Duration.ofMillis(1));
        Map<String, List<Double>> one = rates(
                "rtt1ms",
                "steps",
                List.of(PawlSteps.one(server, true, local), PawlSteps.one(server, true, far)),
                report);
        ratio("rtt1ms.vs_local", "far", "local", one, report);
        Map<String, List<Double>> chain = rates(
                "rtt1ms_chain5",
                "steps",
                List.of(PawlSteps.chain(server, true, local), PawlSteps.chain(server, true, far)),
                report);
        ratio("rtt1ms_chain5.vs_local", "far", "local", chain, report);
    }
}
