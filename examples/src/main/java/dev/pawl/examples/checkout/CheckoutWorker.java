package dev.pawl.examples.checkout;

import dev.pawl.examples.support.Database;
import dev.pawl.examples.support.Login;
import dev.pawl.examples.support.WorkerOptions;
import dev.pawl.runtime.Pawl;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A worker process of the checkout. */
@Command(name = "checkout", description = "Runs checkouts until its standard input ends.")
public final class CheckoutWorker implements Callable<Integer> {

    private static final int CONCURRENCY = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LEASE = Duration.ofSeconds(3);

    @Mixin
    private WorkerOptions options = new WorkerOptions();

    @Override
    public Integer call() throws IOException {
        Login login = options.login();
        try (Database database = new Database(login, CONCURRENCY)) {
            Shop shop = new Shop(database, options.name());
            try (Pawl pawl = Pawl.on(login.url(), login.user(), login.password())
                    .run(new CheckoutMachine(new Checkout(shop, shop, shop, PATIENCE)))
                    .queue("checkout", CONCURRENCY)
                    .lease(LEASE)
                    .migrate(false)
                    .start()) {
                options.workUntilTold();
            }
        }
        return 0;
    }
}
