package dev.pawl.examples.checkout;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.examples.checkout.Checkout.Result;
import dev.pawl.examples.checkout.Checkout.Start;
import dev.pawl.examples.support.Database;
import dev.pawl.examples.support.DemoException;
import dev.pawl.examples.support.Login;
import dev.pawl.examples.support.Progress;
import dev.pawl.examples.support.Worker;
import dev.pawl.examples.support.Workers;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.Pawl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** One run of the checkout: orders go in, payments come, workers die, and every order ends all the same. */
final class CheckoutDemo implements AutoCloseable {

    private final Database database;
    private final Pawl pawl;
    private final CheckoutClient checkout;
    private final PaymentService payments;
    private final Workers workers;
    private final Progress progress;

    /** Prepares a run in a database that holds nothing of an earlier one. */
    CheckoutDemo(Login login, Progress progress) {
        this.progress = progress;
        database = new Database(login, 10);
        try {
            ShopTables.create(database);
            pawl = Pawl.on(login.url(), login.user(), login.password()).start();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        checkout = new CheckoutClient(pawl);
        payments = new PaymentService(database, checkout);
        workers = new Workers(login, "checkout");
    }

    /** The business key of an order. */
    static String key(long order) {
        return "order:" + order;
    }

    /** Inserts orders with the numbers from..to, and pays at once those that are paid early. */
    void insert(long from, long to) {
        List<Long> orders = LongStream.rangeClosed(from, to).boxed().toList();
        List<Insert<Result>> inserts = orders.stream()
                .map(order -> CheckoutMachine.insert(new Start(order), InsertOptions.key(key(order))))
                .toList();
        List<Inserted> inserted = checkout.insertAll(inserts);
        database.run(
                "INSERT INTO demo.orders SELECT * FROM unnest(?::bigint[], ?::bigint[])",
                orders.toArray(Long[]::new),
                inserted.stream().map(Inserted::id).toArray(Long[]::new));
        payments.payEarly(orders);
    }

    /** Opens the payment service and starts so many workers. */
    void open(int count) {
        payments.open();
        workers.start(count);
    }

    /** Throws what went wrong behind the scenes, if anything did. */
    void check() {
        payments.check();
    }

    /** The worker processes. */
    Workers workers() {
        return workers;
    }

    /**
     * Watches until all orders have ended, or none has for so long, and on the way kills so many workers: each in the middle
     * of its work, and followed by a new one.
     */
    void watch(int kills, Duration stalled) {
        List<CompletableFuture<Void>> successors = new ArrayList<>();
        long lastEnded = -1;
        Duration lastChange = progress.elapsed();
        while (true) {
            Counts counts = counts();
            progress.now(counts + "   killed " + workers.killed());
            check();
            if (counts.ended() == counts.in()) {
                break;
            }
            if (counts.ended() != lastEnded) {
                lastEnded = counts.ended();
                lastChange = progress.elapsed();
            } else if (progress.elapsed().minus(lastChange).compareTo(stalled) > 0) {
                progress.event("Nothing has ended for " + stalled.toSeconds() + " s.");
                break;
            }
            if (successors.size() < kills && timeToKill(counts, kills, successors)) {
                Worker victim = workers.oldest();
                if (foundBusy(victim)) {
                    workers.kill(victim);
                    progress.event("worker " + victim.name() + " killed, another one starts");
                    successors.add(CompletableFuture.runAsync(() -> workers.start(1)));
                }
            }
            pause(100);
        }
        successors.forEach(CompletableFuture::join);
    }

    /** Lets workers and payments come to their end and compares what the shop wrote down with how the orders ended. */
    Tally audit() {
        payments.close();
        payments.check();
        workers.stop();
        return Audit.of(database);
    }

    @Override
    public void close() {
        payments.close();
        workers.close();
        pawl.close();
        database.close();
    }

    /** How far the orders are. */
    record Counts(long in, long asked, long paid, long shipped, long cancelled, long failed) {

        long ended() {
            return shipped + cancelled + failed;
        }

        @Override
        public String toString() {
            return "in " + in + "   asked " + asked + "   paid " + paid + "   shipped " + shipped + "   cancelled "
                    + cancelled;
        }
    }

    // The kills are spread over the orders. The next one lets the last one's successor begin, but not for too long.
    private static boolean timeToKill(Counts counts, int kills, List<CompletableFuture<Void>> successors) {
        boolean time = counts.shipped() * (kills + 2) > counts.in() * (successors.size() + 1);
        boolean late = counts.shipped() * 10 > counts.in() * 7;
        return time && (late || successors.stream().allMatch(CompletableFuture::isDone));
    }

    /** How far the orders are now. */
    Counts counts() {
        return database.row(
                """
                SELECT (SELECT count(*) FROM demo.orders),
                       (SELECT count(DISTINCT order_id) FROM demo.payment_request),
                       (SELECT count(DISTINCT order_id) FROM demo.ledger),
                       count(*) FILTER (WHERE status = 'done' AND state = 'Shipped'),
                       count(*) FILTER (WHERE status = 'done' AND state = 'Cancelled'),
                       count(*) FILTER (WHERE status = 'failed')
                FROM pawl.instances WHERE machine = 'Checkout'
                """,
                row -> new Counts(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)));
    }

    /** Whether a worker is in the middle of a step: it takes some 20 ms, and it began one just now. */
    boolean busy(Worker worker) {
        return database.number(
                        "SELECT count(*) FROM demo.step_run WHERE worker = ? AND at > clock_timestamp() - interval '15 ms'",
                        worker.name())
                > 0;
    }

    // A look now and then could miss it each time.
    private boolean foundBusy(Worker worker) {
        for (int look = 0; look < 20; look++) {
            if (busy(worker)) {
                return true;
            }
            pause(5);
        }
        return false;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted.", e);
        }
    }
}
