package history;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import readme.Checkout;
import readme.Checkout.Start;
import readme.CheckoutClient;
import readme.CheckoutMachine;

class Around {

    /** What the second way to read a history has printed. */
    static Object run(DataSource dataSource) {
        try (Pawl pawl = Pawl.on(dataSource)
                .run(new CheckoutMachine(new Checkout(order -> {}, order -> true)))
                .start()) {
            CheckoutClient checkout = new CheckoutClient(pawl);
            long id = checkout.insert(new Start(1));
            while (checkout.history(id).size() < 2) {
                checkout.await(id, Duration.ofMillis(10));
            }
            Around around = new Around();
            around.all(checkout, id);
            around.pages(checkout, id);
            return around.printed;
        }
    }

    private final List<HistoryEntry.What> printed = new ArrayList<>();

    void all(CheckoutClient checkout, long id) {
        // snippet: for (HistoryEntry entry : checkout.history(id)) {
    }

    void pages(CheckoutClient checkout, long id) {
        // snippet: List<HistoryEntry> page = checkout.history(id, -1, 500);
    }

    void print(HistoryEntry entry) {
        printed.add(entry.what());
    }

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
