package effects;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.Pawl;
import effects.Invoice.Settled;
import effects.Notice.Received;
import effects.Shipment.Packing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

class Around {

    /** How the receivers ended, and what was written to the accounts. */
    static Object run(DataSource dataSource) {
        Map<Long, Long> accounts = new ConcurrentHashMap<>();
        try (Pawl pawl = Pawl.on(dataSource)
                .run(new PaymentMachine(new Payment()))
                .run(new InvoiceMachine(new Invoice()))
                .run(new OrderMachine(new Order()))
                .run(new ShipmentMachine(new Shipment()))
                .run(new TransferMachine(new Transfer((connection, account, cents) -> accounts.put(account, cents))))
                .run(new NoticeMachine(new Notice()))
                .start()) {
            InvoiceClient invoices = new InvoiceClient(pawl);
            PaymentClient payments = new PaymentClient(pawl);
            long invoice = invoices.insert(new Invoice.Sent(5), InsertOptions.key("invoice:5"));
            payments.insert(new Payment.Paying(5, 300));

            OrderClient orders = new OrderClient(pawl);
            ShipmentClient shipments = new ShipmentClient(pawl);
            orders.await(orders.insert(new Order.Placed(7)), Duration.ofMinutes(1));
            long shipment = shipments.find("shipment:7").orElseThrow().id();

            NoticeClient notices = new NoticeClient(pawl);
            TransferClient transfers = new TransferClient(pawl);
            long notice = notices.insert(new Notice.Listening(2), InsertOptions.key("customer:2"));
            transfers.insert(new Transfer.Moving(9, 1, 2, 50));
            return List.of(
                    end(invoices.await(invoice, Duration.ofMinutes(1))),
                    end(shipments.await(shipment, Duration.ofMinutes(1))),
                    end(notices.await(notice, Duration.ofMinutes(1))),
                    accounts.get(1L),
                    accounts.get(2L));
        }
    }

    private static Object end(Completion<?> completion) {
        return ((Completion.Done<?>) completion).result();
    }
}

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
