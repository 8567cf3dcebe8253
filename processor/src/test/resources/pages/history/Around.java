package history;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.testing.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import readme.Checkout;
import readme.Checkout.Start;
import readme.CheckoutClient;
import readme.CheckoutMachine;

class Around {

    /** What the second way to read a history has printed, how much is told of a click, and what is in the archive. */
    static Object run(DataSource dataSource) throws Exception {
        try (Pawl pawl = Pawl.on(dataSource)
                .run(new CheckoutMachine(new Checkout(order -> {}, order -> true)))
                .start()) {
            CheckoutClient checkout = new CheckoutClient(pawl);
            long id = checkout.insert(new Start(1));
            Until.holds(() -> checkout.history(id).size() >= 2);
            Around around = new Around();
            around.all(checkout, id);
            around.pages(checkout, id);
            around.printed.add(around.without(dataSource));
            around.printed.add(around.archived(dataSource, new Checkout(order -> {}, order -> true)));
            return around.printed;
        }
    }

    private final List<Object> printed = new ArrayList<>();

    void all(CheckoutClient checkout, long id) {
        // snippet: for (HistoryEntry entry : checkout.history(id)) {
    }

    void pages(CheckoutClient checkout, long id) {
        // snippet: List<HistoryEntry> page = checkout.history(id, -1, 500);
    }

    void print(HistoryEntry entry) {
        printed.add(entry.what());
    }

    int without(DataSource dataSource) {
        // snippet: Pawl pawl = Pawl.on(dataSource).run(new ClickMachine(
        try (pawl) {
            ClickClient clicks = new ClickClient(pawl);
            long id = clicks.insert(new Click.Clicked("/"));
            clicks.await(id, Duration.ofMinutes(1));
            return clicks.history(id).size();
        }
    }

    /** No month is that old. */
    List<String> archived(DataSource dataSource, Checkout checkout) throws IOException {
        Path directory = Files.createTempDirectory("history");
        // snippet: Pawl pawl = Pawl.on(dataSource).run(new CheckoutMachine(
        pawl.close();
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::toString).toList();
        } finally {
            Files.delete(directory);
        }
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
