package dev.pawl.examples.checkout;

import dev.pawl.examples.support.Database;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

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
        List<OrderStory> orders = database.rows(ORDERS, OrderStory::read);
        List<Duration> times =
                orders.stream().flatMap(OrderStory::shipmentTime).sorted().toList();
        return new Tally(
                orders.size(),
                count(orders, OrderStory::shipped),
                count(orders, OrderStory::expired),
                count(orders, OrderStory::refused),
                count(orders, order -> order.expired() && order.customer() != Customer.NEVER_PAYS),
                count(orders, OrderStory::failed),
                count(orders, OrderStory::lost),
                count(orders, OrderStory::wrong),
                database.number("SELECT count(*) FROM demo.confirmation"),
                database.number("SELECT count(*) FROM demo.confirmation WHERE answer <> 'DELIVERED'"),
                count(orders, OrderStory::paidEarly),
                count(orders, OrderStory::paymentLost),
                orders.stream().mapToLong(OrderStory::appliedTwice).sum(),
                count(orders, OrderStory::deliveredTwice),
                database.number("SELECT count(*) FROM demo.step_run"),
                database.number(RUN_AGAIN),
                share(times, 0.50),
                share(times, 0.99),
                orders.stream().flatMap(OrderStory::problems).toList());
    }

    private static long count(List<OrderStory> orders, Predicate<OrderStory> which) {
        return orders.stream().filter(which).count();
    }

    // The smallest time that this share of them does not exceed.
    private static Duration share(List<Duration> sorted, double share) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }
}
