package dev.pawl.examples.checkout;

import dev.pawl.examples.support.Database;
import dev.pawl.examples.support.DemoException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The services around the checkout, as slow as such things are; each call of a step leaves a row in the shop's tables. */
final class Shop implements Payments, Ledger, Carrier {

    private static final long CALL_MS = 20;

    private final Database database;
    private final String worker;

    /** The shop as one worker sees it. */
    Shop(Database database, String worker) {
        this.database = database;
        this.worker = worker;
    }

    @Override
    public void request(long order, Instant payBy) {
        ran(order, "request", 0);
        callAway();
        database.run(
                "INSERT INTO demo.payment_request (order_id, pay_by) VALUES (?, ?)",
                order,
                payBy.atOffset(ZoneOffset.UTC));
    }

    @Override
    public void withdraw(long order) {
        ran(order, "expired", 0);
        callAway();
    }

    @Override
    public void book(Connection transaction, long order, String payment, long cents) throws SQLException {
        ran(order, "paid", 0);
        try (PreparedStatement insert =
                transaction.prepareStatement("INSERT INTO demo.ledger (order_id, payment, cents) VALUES (?, ?, ?)")) {
            insert.setLong(1, order);
            insert.setString(2, payment);
            insert.setLong(3, cents);
            insert.executeUpdate();
        }
        // After the insert, so that a kill often finds one that is not committed.
        callAway();
    }

    @Override
    public boolean hasLabel(long order, int asked) throws CarrierRefused {
        ran(order, "ship", asked);
        callAway();
        if (Customer.of(order) == Customer.PAYS_AND_IS_REFUSED) {
            throw new CarrierRefused("the carrier refused the parcel");
        }
        database.run("""
                INSERT INTO demo.label (order_id, ready_at) VALUES (?, clock_timestamp() + interval '150 ms')
                ON CONFLICT DO NOTHING
                """, order);
        return database.row(
                "SELECT ready_at <= clock_timestamp() FROM demo.label WHERE order_id = ?",
                row -> row.getBoolean(1),
                order);
    }

    private void ran(long order, String step, int turn) {
        database.run(
                "INSERT INTO demo.step_run (order_id, step, turn, worker) VALUES (?, ?, ?, ?)",
                order,
                step,
                turn,
                worker);
    }

    private static void callAway() {
        try {
            Thread.sleep(CALL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted in a call.", e);
        }
    }
}
