package dev.pawl.examples.checkout;

import dev.pawl.examples.support.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the shop wrote down with how the orders ended. From the engine it takes only the view of its instances; the
 * rest are the shop's own tables.
 */
final class Audit {

    private static final String ORDERS = """
            SELECT o.id, i.status, i.state, i.ended_at, i.data ->> 'why' AS why,
                   (SELECT count(*) FROM demo.ledger l WHERE l.order_id = o.id) AS booked,
                   (SELECT min(r.at) FROM demo.payment_request r WHERE r.order_id = o.id) AS asked,
                   (SELECT min(r.pay_by) FROM demo.payment_request r WHERE r.order_id = o.id) AS pay_by,
                   c.sent, c.accepted, coalesce(c.delivered, 0) AS delivered
            FROM demo.orders o
            LEFT JOIN pawl.instances i ON i.id = o.instance
            LEFT JOIN (
                SELECT order_id,
                       min(sent_at) AS sent,
                       min(answered_at) FILTER (WHERE answer IN ('DELIVERED', 'DUPLICATE')) AS accepted,
                       count(*) FILTER (WHERE answer = 'DELIVERED') AS delivered
                FROM demo.confirmation GROUP BY order_id) c ON c.order_id = o.id
            """;

    private static final String RUN_AGAIN = """
            SELECT coalesce(sum(runs - 1), 0)
            FROM (SELECT count(*) AS runs FROM demo.step_run GROUP BY order_id, step, turn) steps
            """;

    private Audit() {}

    static Tally of(Database database) {
        List<Order> orders = database.rows(ORDERS, Order::read);
        List<Duration> times =
                orders.stream().flatMap(Order::shipmentTime).sorted().toList();
        return new Tally(
                orders.size(),
                count(orders, Order::shipped),
                count(orders, Order::expired),
                count(orders, Order::refused),
                count(orders, order -> order.expired() && order.customer() != Customer.NEVER_PAYS),
                count(orders, Order::failed),
                count(orders, Order::lost),
                count(orders, Order::wrong),
                database.number("SELECT count(*) FROM demo.confirmation"),
                database.number("SELECT count(*) FROM demo.confirmation WHERE answer <> 'DELIVERED'"),
                count(orders, Order::paidEarly),
                count(orders, Order::paymentLost),
                orders.stream()
                        .mapToLong(order -> Math.max(0, order.booked() - 1))
                        .sum(),
                count(orders, order -> order.delivered() > 1),
                database.number("SELECT count(*) FROM demo.step_run"),
                database.number(RUN_AGAIN),
                share(times, 0.50),
                share(times, 0.99));
    }

    private static long count(List<Order> orders, Predicate<Order> which) {
        return orders.stream().filter(which).count();
    }

    // The smallest time that this share of them does not exceed.
    private static Duration share(List<Duration> sorted, double share) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }

    private record Order(
            long id,
            String status,
            String state,
            String why,
            long booked,
            long delivered,
            @Nullable OffsetDateTime asked,
            @Nullable OffsetDateTime payBy,
            @Nullable OffsetDateTime sent,
            @Nullable OffsetDateTime accepted,
            @Nullable OffsetDateTime ended) {

        static Order read(ResultSet row) throws SQLException {
            return new Order(
                    row.getLong("id"),
                    text(row, "status"),
                    text(row, "state"),
                    text(row, "why"),
                    row.getLong("booked"),
                    row.getLong("delivered"),
                    time(row, "asked"),
                    time(row, "pay_by"),
                    time(row, "sent"),
                    time(row, "accepted"),
                    time(row, "ended_at"));
        }

        Customer customer() {
            return Customer.of(id);
        }

        boolean shipped() {
            return status.equals("done") && state.equals("Shipped");
        }

        boolean expired() {
            return cancelled("payment never came");
        }

        boolean refused() {
            return cancelled("the carrier refused the parcel");
        }

        boolean failed() {
            return status.equals("failed");
        }

        boolean lost() {
            return !failed() && !shipped() && !expired() && !refused();
        }

        boolean wrong() {
            return (shipped() || refused())
                            && (booked == 0 || refused() != (customer() == Customer.PAYS_AND_IS_REFUSED))
                    || expired() && booked > 0;
        }

        // One that came after the time to pay is rightly left where it is.
        boolean paymentLost() {
            return accepted != null && (payBy == null || accepted.isBefore(payBy)) && booked == 0;
        }

        boolean paidEarly() {
            return accepted != null && asked != null && accepted.isBefore(asked);
        }

        // An early payment waits for the machine, not the other way round, so it says nothing about the machine's
        // speed.
        Stream<Duration> shipmentTime() {
            return shipped() && !paidEarly() && sent != null && ended != null
                    ? Stream.of(Duration.between(sent, ended))
                    : Stream.empty();
        }

        private boolean cancelled(String reason) {
            return status.equals("done") && state.equals("Cancelled") && why.equals(reason);
        }

        private static String text(ResultSet row, String column) throws SQLException {
            String text = row.getString(column);
            return text == null ? "" : text;
        }

        private static @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class);
        }
    }
}
