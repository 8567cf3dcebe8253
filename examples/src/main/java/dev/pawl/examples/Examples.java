package dev.pawl.examples;

import dev.pawl.examples.checkout.CheckoutCommand;
import dev.pawl.examples.permits.PermitsCommand;
import dev.pawl.examples.support.DemoException;
import dev.pawl.runtime.error.PawlException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Small real programs that show Pawl at work. */
@Command(
        name = "pawl-examples",
        mixinStandardHelpOptions = true,
        description = "Small real programs that show Pawl at work.",
        subcommands = {CheckoutCommand.class, PermitsCommand.class, WorkerCommand.class})
public final class Examples {

    private static final int COULD_NOT_RUN = 2;

    private Examples() {}

    /** Runs the example that is named first. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line. What a user can mend is told in a sentence, anything else with its stack. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Examples());
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (!(e instanceof DemoException) && !(e instanceof PawlException)) {
                throw e;
            }
            command.getErr().println(e.getMessage());
            return COULD_NOT_RUN;
        });
        return line;
    }
}
