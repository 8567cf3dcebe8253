package dev.pawl.examples.transfer;

import dev.pawl.examples.support.Login;
import dev.pawl.examples.support.WorkerOptions;
import dev.pawl.runtime.Pawl;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A worker process of the transfers. */
@Command(name = "transfer", description = "Runs transfers until its standard input ends.")
public final class TransferWorker implements Callable<Integer> {

    static final int CONCURRENCY = 4;
    private static final Duration LEASE = Duration.ofSeconds(3);

    @Mixin
    private WorkerOptions options = new WorkerOptions();

    @Override
    public Integer call() throws IOException {
        Login login = options.login();
        try (Pawl pawl = Pawl.on(login.url(), login.user(), login.password())
                .run(new TransferMachine(new Transfer(new Accounts())))
                .run(new StatementMachine(new Statement()))
                .queue("transfers", CONCURRENCY)
                .limit("clearing", TransferDemo.CLEARING)
                .lease(LEASE)
                .migrate(false)
                .start()) {
            options.workUntilTold();
        }
        return 0;
    }
}
