package dev.pawl.benchmarks;

import dev.pawl.benchmarks.compare.CompareCommand;
import dev.pawl.benchmarks.compile.CompileCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What Pawl costs, measured. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "What Pawl costs, measured. Each result is a line: metric NAME VALUE UNIT.",
        subcommands = {CompareCommand.class, CompileCommand.class})
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
