package dev.pawl.examples.transfer;

import dev.pawl.examples.support.Progress;
import dev.pawl.examples.support.Server;
import dev.pawl.examples.support.ServerOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the transfers. */
@Command(
        name = "transfer",
        mixinStandardHelpOptions = true,
        description = "Moves money between accounts while worker processes are killed.")
public final class TransferCommand implements Callable<Integer> {

    private static final Duration STALLED = Duration.ofSeconds(120);

    @Option(names = "--transfers", defaultValue = "5000", description = "How many transfers (${DEFAULT-VALUE}).")
    private int transfers;

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
        if (transfers < 1 || workers < 1 || kills < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There must be at least one transfer and one worker, and no kill less than none.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out);
        progress.event("Postgres is being started or looked for");
        try (Server postgres = server.open();
                TransferDemo demo = new TransferDemo(postgres.login(), progress)) {
            demo.order(transfers, new Random());
            progress.event(transfers + " transfers ordered between " + TransferDemo.ACCOUNTS + " accounts");
            demo.workers().start(workers);
            for (int kill = 1; kill <= kills; kill++) {
                long left = (long) transfers * (kills + 1 - kill) / (kills + 1);
                while (demo.open() > left) {
                    Thread.onSpinWait();
                }
                demo.workers().kill(demo.workers().oldest());
                progress.event("a worker killed, another one starts");
                demo.workers().start(1);
            }
            boolean settled = demo.settled(STALLED);
            TransferDemo.Tally tally = demo.audit();
            progress.erase();
            out.printf(
                    Locale.ROOT,
                    "%,d transfers, %d workers killed, %.1f s: %,d cents in all, wrong accounts %d, wrong statements %d,"
                            + " two at one account %d, overlapping %d, too fast %d%n",
                    tally.ended(),
                    demo.workers().killed(),
                    progress.elapsed().toMillis() / 1000.0,
                    tally.cents(),
                    tally.wrongAccounts(),
                    tally.wrongStatements(),
                    tally.together(),
                    tally.overlapping(),
                    tally.tooFast());
            out.flush();
            return settled && tally.good() ? 0 : 1;
        }
    }
}
