package readme;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.Pawl;
import javax.sql.DataSource;
import readme.Checkout.PaymentConfirmed;
import readme.Checkout.Result;
import readme.Checkout.Start;

/** Takes what it is paid for, and ships at once. */
public final class Shop {

    /** How the order of the example ended; a second node brings it to its end if the first had no time for it. */
    public static Completion<Result> run(DataSource dataSource) {
        Payments payments = order -> {};
        Carrier carrier = order -> true;

        // snippet: try (Pawl pawl = Pawl.on(dataSource)

        try (Pawl pawl = Pawl.on(dataSource)
                .run(new CheckoutMachine(new Checkout(payments, carrier)))
                .start()) {
            CheckoutClient checkout = new CheckoutClient(pawl);
            return checkout.await(checkout.find("order:42").orElseThrow().id(), ofMinutes(1));
        }
    }
}
