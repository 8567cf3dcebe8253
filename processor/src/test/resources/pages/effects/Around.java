package effects;

import dev.pawl.InsertOptions;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import effects.Invoice.Settled;
import effects.Notice.Received;
import effects.Shipment.Packing;
import java.sql.Connection;
import java.sql.SQLException;

@Machine
class Payment {
    @State(initial = true) record Paying(long invoice, long cents) {}
    @State(terminal = true) record Paid(long invoice) {}

    // snippet: @Step Outcome<Paid> pay(Paying s) {
}

@Machine
class Invoice {
    @State(initial = true) record Sent(long invoice) {}
    @State(terminal = true) record Closed(long cents) {}
    @Signal record Settled(long cents) {}

    @Step Closed settled(Sent s, Settled signal) {
        return new Closed(signal.cents());
    }
}

@Machine
class Order {
    @State(initial = true) record Placed(long order) {}
    @State(terminal = true) record Handed(long order) {}

    @Step Outcome<Handed> hand(Placed s) {
        // snippet: return Outcome.insert(ShipmentMachine.insert(
    }
}

@Machine
class Shipment {
    @State(initial = true) record Packing(long order) {}
    @State(terminal = true) record Packed(long order) {}

    @Step Packed pack(Packing s) {
        return new Packed(s.order());
    }
}

@Machine
class Transfer {
    @State(initial = true) record Moving(long transfer, long from, long to, long cents) {}
    @State(terminal = true) record Moved(long transfer) {}

    interface Accounts {
        void add(Connection connection, long account, long cents) throws SQLException;
    }

    private final Accounts accounts;

    Transfer(Accounts accounts) {
        this.accounts = accounts;
    }

    // snippet: @Step Outcome<Moved> move(Moving s, Connection connection) throws SQLException {
}

@Machine
class Notice {
    @State(initial = true) record Listening(long customer) {}
    @State(terminal = true) record Told(long cents) {}
    @Signal record Received(long cents) {}

    @Step Told tell(Listening s, Received signal) {
        return new Told(signal.cents());
    }
}
