package dev.pawl.examples.checkout;

import dev.pawl.examples.support.Database;
import dev.pawl.examples.support.DemoException;

/**
 * What the shop writes down by itself, in tables of its own, so that the engine is not asked how well it did. Rows are only
 * ever added, and where a second row would be a fault, no constraint keeps it out: it is to be seen.
 */
final class ShopTables {

    private static final String TABLES = """
            CREATE SCHEMA demo;

            -- What was inserted.
            CREATE TABLE demo.orders (id bigint PRIMARY KEY, instance bigint NOT NULL);

            -- One row each time a step runs, written by the step outside its transaction: at least once.
            CREATE TABLE demo.step_run (
                order_id bigint NOT NULL,
                step     text NOT NULL,
                turn     integer NOT NULL, -- of a step that polls; what polls again runs the next turn, not this one again
                worker   text NOT NULL,
                at       timestamptz NOT NULL DEFAULT clock_timestamp()
            );
            CREATE INDEX ON demo.step_run (worker, at);

            -- The payments, written by the step through its transaction: exactly once.
            CREATE TABLE demo.ledger (order_id bigint NOT NULL, payment text NOT NULL, cents bigint NOT NULL);
            CREATE INDEX ON demo.ledger (order_id);

            -- What the payment service was asked for.
            CREATE TABLE demo.payment_request (
                order_id bigint NOT NULL,
                pay_by   timestamptz NOT NULL,
                at       timestamptz NOT NULL DEFAULT clock_timestamp()
            );
            CREATE INDEX ON demo.payment_request (at);
            CREATE INDEX ON demo.payment_request (order_id);

            -- What the payment service signalled, and what it was answered.
            CREATE TABLE demo.confirmation (
                id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                order_id    bigint NOT NULL,
                sent_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
                answered_at timestamptz,
                answer      text
            );
            CREATE INDEX ON demo.confirmation (order_id);

            -- The carrier's labels.
            CREATE TABLE demo.label (order_id bigint PRIMARY KEY, ready_at timestamptz NOT NULL);
            """;

    private ShopTables() {}

    /** Makes the tables, in a database that holds nothing of an earlier run. */
    static void create(Database database) {
        if (database.has("demo.orders")) {
            throw new DemoException("This database holds an earlier run of the example. Look at it as long as you like"
                    + " (demo.ledger, demo.step_run, pawl.instances); to run again, drop it first:\n"
                    + "  DROP SCHEMA demo, pawl CASCADE");
        }
        if (database.has("pawl.instances")
                && database.number("SELECT count(*) FROM pawl.instances WHERE machine = 'Checkout'") > 0) {
            throw new DemoException(
                    "This database holds instances of a machine named Checkout that are not the example's."
                            + " Give it an empty database.");
        }
        database.run(TABLES);
    }
}
