package dev.pawl.examples.permits;

import dev.pawl.examples.support.Progress;
import dev.pawl.examples.support.Server;
import dev.pawl.examples.support.ServerOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the permits. */
@Command(
        name = "permits",
        mixinStandardHelpOptions = true,
        description = "Replays a log of permit cases while worker processes are killed, and compares each case.")
public final class PermitsCommand implements Callable<Integer> {

    private static final int SHOWN = 5;

    @Option(names = "--log", description = "The log: CSV, perhaps with .gz; without it, the one beside the checkout.")
    private @Nullable Path file;

    @Option(names = "--generate", description = "Generate a log of so many cases instead.")
    private @Nullable Integer generate;

    @Option(names = "--seed", defaultValue = "1", description = "What the generated log depends on (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--workers", defaultValue = "2", description = "How many worker processes (${DEFAULT-VALUE}).")
    private int workers;

    @Option(names = "--kills", defaultValue = "2", description = "How many of them to kill (${DEFAULT-VALUE}).")
    private int kills;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
        if (workers < 1 || kills < 0 || generate != null && generate < 1) {
            throw new ParameterException(
                    spec.commandLine(), "There must be at least one case and one worker, and no kill less than none.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out);
        EventLog log = log(progress);
        progress.event("The log: " + log.name());
        try (Server postgres = server.open();
                PermitsDemo demo = new PermitsDemo(postgres.login(), progress)) {
            progress.event("Postgres is there: " + postgres.login().url());
            Verdict verdict = demo.replay(log, workers, kills);
            progress.erase();
            out.println();
            out.println(verdict.table());
            verdict.differences().stream().limit(SHOWN).forEach(out::println);
            out.println(verdict.summary(progress.elapsed()));
            if (!verdict.good()) {
                out.println("What the workers logged is in " + demo.workers().logs());
            }
            out.flush();
            return verdict.good() ? 0 : 1;
        }
    }

    private EventLog log(Progress progress) {
        if (generate != null) {
            return LogGenerator.generate(generate, seed);
        }
        if (file != null) {
            return EventLog.read(file);
        }
        Optional<Path> real = EventLog.besideTheCheckout();
        if (real.isEmpty()) {
            progress.event(
                    "There is no log at ../shared/data/receipt.csv.gz, so one is generated; --log FILE names another.");
            return LogGenerator.generate(500, seed);
        }
        return EventLog.read(real.get());
    }
}
