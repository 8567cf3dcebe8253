package history;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import readme.Checkout;
import readme.CheckoutClient;
import readme.CheckoutMachine;

class Around {

    void all(CheckoutClient checkout, long id) {
        // snippet: for (HistoryEntry entry : checkout.history(id)) {
    }

    void pages(CheckoutClient checkout, long id) {
        // snippet: List<HistoryEntry> page = checkout.history(id, -1, 500);
    }

    void print(HistoryEntry entry) {}

    void without(DataSource dataSource) {
        // snippet: Pawl.on(dataSource).run(new ClickMachine(
    }

    void archived(DataSource dataSource, Checkout checkout) {
        // snippet: Pawl.on(dataSource).run(new CheckoutMachine(
    }
}

@Machine
class Click {
    @State(initial = true) record Clicked(String page) {}
    @State(terminal = true) record Counted() {}

    @Step Counted count(Clicked s) {
        return new Counted();
    }
}
