package dev.pawl.benchmarks;

import dev.pawl.benchmarks.compare.CompareCommand;
import dev.pawl.benchmarks.compile.CompileCommand;
import dev.pawl.benchmarks.scenario.BigTableCommand;
import dev.pawl.benchmarks.scenario.ChildrenCommand;
import dev.pawl.benchmarks.scenario.HeldCommand;
import dev.pawl.benchmarks.scenario.IdleCommand;
import dev.pawl.benchmarks.scenario.LatencyCommand;
import dev.pawl.benchmarks.scenario.LimitsCommand;
import dev.pawl.benchmarks.scenario.NetworkCommand;
import dev.pawl.benchmarks.scenario.NodesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What Pawl costs, measured. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "What Pawl costs, measured. Each result is a line: metric NAME VALUE UNIT.",
        subcommands = {
            CompareCommand.class,
            LatencyCommand.class,
            BigTableCommand.class,
            NetworkCommand.class,
            HeldCommand.class,
            LimitsCommand.class,
            ChildrenCommand.class,
            NodesCommand.class,
            IdleCommand.class,
            CompileCommand.class
        })
public final class Benchmarks {

    private Benchmarks() {}

    /** Measures what is named first. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks());
    }
}
