package operations;

import dev.pawl.Status;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.Inspection;
import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Pawl;
import java.util.List;
import javax.sql.DataSource;
import readme.Checkout.Start;
import readme.CheckoutClient;

class Around {

    /** What is left of the instance. */
    static Object run(DataSource dataSource) {
        try (Pawl pawl = Pawl.on(dataSource).start()) {
            CheckoutClient checkout = new CheckoutClient(pawl);
            long id = checkout.insert(new Start(1));
            new Around().everything(pawl, id, checkout.history(id).get(0));
            return checkout.get(id);
        }
    }

    void everything(Pawl pawl, long id, HistoryEntry entry) {
        // snippet: Operations alice = pawl.operations("alice");
        // snippet: InstanceFilter broken = InstanceFilter.machine("Checkout")
        // snippet: Inspection.Detail detail = alice.inspect(id).orElseThrow();
        // snippet: alice.retry(id);
        // snippet: alice.rewind(id, entry.revision());
        // snippet: alice.pause(id);
        // snippet: alice.unknownStates().forEach(
        // snippet: alice.signal(id, "PaymentConfirmed"
    }
}
