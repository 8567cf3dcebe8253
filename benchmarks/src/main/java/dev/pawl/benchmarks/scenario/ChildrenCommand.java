package dev.pawl.benchmarks.scenario;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.PawlChildren;
import dev.pawl.benchmarks.report.Report;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code children}: one parent, many children. */
@Command(
        name = "children",
        mixinStandardHelpOptions = true,
        description = "One instance that spawns many and waits for them.")
public final class ChildrenCommand extends ScenarioCommand {

    @Option(names = "--children", defaultValue = "10000", description = "How many. Default ${DEFAULT-VALUE}.")
    private int children;

    @Override
    void measure(Server server, Report report) throws Exception {
        size = children;
        rates("children", "children", List.of(new PawlChildren(server)), report);
    }
}
