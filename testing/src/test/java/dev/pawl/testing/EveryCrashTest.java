package dev.pawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.testing.Checkout.PaymentConfirmed;
import dev.pawl.testing.Checkout.Start;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A crash at every commit, and who does not bear it. */
class EveryCrashTest {

    /** An order that is paid, with whoever asks for the money. */
    private static void paidOrder(TestPawl.Builder node, Checkout.Payments payments) {
        FakeCarrier carrier = new FakeCarrier();
        TestPawl pawl =
                node.run(new CheckoutMachine(new Checkout(payments, carrier))).start();
        CheckoutClient checkout = pawl.client(CheckoutClient.class);
        long order = checkout.insert(new Start(42));
        pawl.drain();
        checkout.signal(order, new PaymentConfirmed(4_200));
        carrier.ready = true;
        pawl.drain();
        pawl.assertThat(checkout, order).isDone();
    }

    @Test
    void aMachineThatMayBeRunTwicePasses() {
        List<CrashPoint> points = TestPawl.everyCrash(node -> {
            Set<Long> asked = new TreeSet<>();
            paidOrder(node, asked::add);
            return asked;
        });
        assertThat(points)
                .containsExactly(
                        new CrashPoint("Checkout", "Start", "request"),
                        new CrashPoint("Checkout", "AwaitingPayment", "paid"),
                        new CrashPoint("Checkout", "Shipping", "ship"));
    }

    @Test
    void aStepThatMayNotIsNamed() {
        assertThatThrownBy(() -> TestPawl.everyCrash(node -> {
                    FakePayments payments = new FakePayments();
                    paidOrder(node, payments);
                    return payments.asked;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("A step does not bear being run twice, which is what a crash before the commit comes to:\n"
                        + "  Checkout, state Start, step request: the scenario saw [42, 42], and without the crash"
                        + " [42]");
    }

    @Test
    void aScenarioThatFailsNamesTheStepToo() {
        assertThatThrownBy(() -> TestPawl.everyCrash(node -> {
                    Set<Long> asked = new TreeSet<>();
                    paidOrder(node, order -> {
                        if (!asked.add(order)) {
                            throw new IllegalStateException("asked already");
                        }
                    });
                    return asked;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\n  Checkout, state Start, step request: the scenario failed: ")
                .hasMessageContaining("2 failures")
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(1));
    }

    @Test
    void aScenarioThatFailsByItselfSaysSo() {
        assertThatThrownBy(() -> TestPawl.everyCrash(node -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("The scenario fails without any crash: java.lang.IllegalStateException: no");
    }

    @Test
    void aScenarioThatGoesAnotherWaySaysSo() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> TestPawl.everyCrash(node -> {
                    TestPawl pawl = node.run(new CheckoutMachine(new Checkout(order -> {}, new FakeCarrier())))
                            .start();
                    CheckoutClient checkout = pawl.client(CheckoutClient.class);
                    if (runs.getAndIncrement() == 0) {
                        checkout.insert(new Start(1));
                    }
                    pawl.drain();
                    return 0;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The scenario does not go the same way each time");
    }

    @Test
    void whatAStepWritesThroughItsConnectionIsWrittenOnce() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.execute("CREATE TABLE ledger (n bigint NOT NULL, at timestamptz NOT NULL DEFAULT now())");
            List<CrashPoint> points = TestPawl.everyCrash(database.dataSource(), node -> {
                database.execute("TRUNCATE ledger");
                TestPawl pawl = node.run(new BookingMachine(new Booking())).start();
                BookingClient bookings = pawl.client(BookingClient.class);
                long id = bookings.insert(new Booking.Open(7));
                pawl.drain();
                pawl.assertThat(bookings, id).isDone(new Booking.Booked(7, pawl.now()));
                return column(database.dataSource(), "SELECT n FROM ledger");
            });
            assertThat(points)
                    .containsExactly(
                            new CrashPoint("Booking", "Open", "book"), new CrashPoint("Booking", "Noted", "end"));
            assertThatThrownBy(() -> TestPawl.everyCrash(database.dataSource(), node -> {
                        database.execute("TRUNCATE ledger");
                        TestPawl pawl = node.run(new CheckoutMachine(
                                        new Checkout(order -> beside(database, order), new FakeCarrier())))
                                .start();
                        pawl.client(CheckoutClient.class).insert(new Start(1));
                        pawl.drain();
                        return column(database.dataSource(), "SELECT n FROM ledger");
                    }))
                    .hasMessageContaining(
                            "Checkout, state Start, step request: the scenario saw [1, 1], and without the crash [1]");
        }
    }

    private static void beside(TestDatabase database, long order) {
        try {
            database.execute("INSERT INTO ledger VALUES (" + order + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> column(DataSource source, String sql) throws SQLException {
        List<Long> values = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
        }
        return values;
    }
}
