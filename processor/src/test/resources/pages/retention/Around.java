package retention;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import java.time.Duration;
import javax.sql.DataSource;
import readme.Checkout;
import readme.CheckoutMachine;

class Around {

    void kept(DataSource dataSource, Checkout checkout, Thumbnail thumbnails, Contract contracts) {
        // snippet: Pawl.on(dataSource)
    }
}

@Machine
class Thumbnail {
    @State(initial = true) record Uploaded(String file) {}
    @State(terminal = true) record Drawn() {}

    @Step Drawn draw(Uploaded s) {
        return new Drawn();
    }
}

@Machine
class Contract {
    @State(initial = true) record Offered(String text) {}
    @State(terminal = true) record Signed() {}

    @Step Signed sign(Offered s) {
        return new Signed();
    }
}
