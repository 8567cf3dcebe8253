package operations;

import dev.pawl.Status;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.Inspection;
import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Pawl;
import java.util.List;

class Around {

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
