package dev.pawl.examples;

import ch.qos.logback.classic.LoggerContext;
import dev.pawl.examples.checkout.CheckoutCommand;
import dev.pawl.examples.permits.PermitsCommand;
import dev.pawl.examples.support.DemoException;
import dev.pawl.examples.transfer.TransferCommand;
import dev.pawl.runtime.error.PawlException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Small real programs that show Pawl at work. */
@Command(
        name = "pawl-examples",
        mixinStandardHelpOptions = true,
        description = "Small real programs that show Pawl at work.",
        subcommands = {CheckoutCommand.class, PermitsCommand.class, TransferCommand.class, WorkerCommand.class})
public final class Examples {

    private static final int COULD_NOT_RUN = 2;

    private Examples() {}

    /** Runs the example that is named first. */
    public static void main(String... arguments) {
        // Whoever ends a run by Ctrl-C ends the database with it; what all the others say to that is of no interest.
        Runtime.getRuntime().addShutdownHook(new Thread(Examples::silence));
        System.exit(commandLine().execute(arguments));
    }

    private static void silence() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
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
