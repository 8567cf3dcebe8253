package dev.pawl.examples.checkout;

import dev.pawl.examples.support.Progress;
import dev.pawl.examples.support.Server;
import dev.pawl.examples.support.ServerOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the checkout. */
@Command(
        name = "checkout",
        mixinStandardHelpOptions = true,
        description = "Takes orders through payment and shipment while worker processes are killed.")
public final class CheckoutCommand implements Callable<Integer> {

    private static final int SHOWN = 10;
    private static final Duration STALLED = Duration.ofSeconds(60);

    @Option(names = "--orders", defaultValue = "1000", description = "How many orders (${DEFAULT-VALUE}).")
    private int orders;

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
        if (orders < 1 || workers < 1 || kills < 0) {
            throw new ParameterException(
                    spec.commandLine(), "There must be at least one order and one worker, and no kill less than none.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out);
        progress.event("Postgres is being started or looked for");
        try (Server postgres = server.open();
                CheckoutDemo demo = new CheckoutDemo(postgres.login(), progress)) {
            progress.event("Postgres is there: " + postgres.login().url());
            demo.insert(1, orders);
            progress.event(orders + " orders inserted, some of them paid already");
            demo.open(workers);
            progress.event(workers + " workers are at work");
            demo.watch(kills, STALLED);
            Tally tally = demo.audit();
            progress.erase();
            int killed = demo.workers().killed();
            out.println();
            out.println(tally.table(killed));
            out.println(tally.summary(killed, progress.elapsed()));
            out.flush();
            if (tally.good()) {
                return 0;
            }
            tally.problems().stream().limit(SHOWN).forEach(out::println);
            out.println("What the workers logged is in " + demo.workers().logs());
            out.flush();
            return 1;
        }
    }
}
