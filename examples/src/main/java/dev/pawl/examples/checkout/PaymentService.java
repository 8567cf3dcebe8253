package dev.pawl.examples.checkout;

import dev.pawl.SignalOptions;
import dev.pawl.examples.checkout.Checkout.PaymentConfirmed;
import dev.pawl.examples.support.Database;
import dev.pawl.examples.support.DemoException;
import dev.pawl.runtime.SignalResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The payment service's other side: it sees what the machine asked for and confirms it by signals, from several threads. As
 * such services do, it confirms some payments more than once, always with the payment's own number as the dedup key. Customers
 * take up to two and a half seconds to think.
 */
final class PaymentService implements AutoCloseable {

    private static final int THREADS = 6;
    private static final long LONGEST_THOUGHT_MS = 2_500;

    private final Database database;
    private final CheckoutClient checkout;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final Set<Long> seen = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    PaymentService(Database database, CheckoutClient checkout) {
        this.database = database;
        this.checkout = checkout;
    }

    /** Confirms the payments that come before they are asked for; returns when all are delivered. */
    void payEarly(List<Long> orders) {
        List<CompletableFuture<Void>> sent = orders.stream()
                .filter(order -> Customer.of(order) == Customer.PAYS_EARLY)
                .map(order -> CompletableFuture.runAsync(() -> confirm(order), threads))
                .toList();
        sent.forEach(CompletableFuture::join);
    }

    /** Begins to watch for what is asked for. */
    void open() {
        threads.scheduleWithFixedDelay(() -> guarded(this::look), 0, 20, TimeUnit.MILLISECONDS);
    }

    /** Throws what went wrong, if anything did. */
    void check() {
        Throwable wrong = failure.get();
        if (wrong != null) {
            throw new DemoException("The payment service failed: " + wrong, wrong);
        }
    }

    /** Sends what is still to be sent and stops. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new DemoException("The payment service does not come to an end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A request becomes visible a moment after its time, so a look goes back a little; the set knows those seen before.
    private void look() {
        List<Long> asked = database.rows(
                "SELECT order_id FROM demo.payment_request WHERE at > clock_timestamp() - interval '10 s'",
                row -> row.getLong(1));
        for (long order : asked) {
            if (seen.add(order)) {
                answer(order);
            }
        }
    }

    private void answer(long order) {
        Runnable confirmation = () -> guarded(() -> confirm(order));
        long thought = order * 7919 % LONGEST_THOUGHT_MS;
        switch (Customer.of(order)) {
            case NEVER_PAYS, PAYS_EARLY -> {}
            case PAYS, PAYS_AND_IS_REFUSED -> after(thought, confirmation);
            case PAYS_CONFIRMED_TWICE_AT_ONCE -> {
                after(thought, confirmation);
                after(thought, confirmation);
            }
            case PAYS_CONFIRMED_AGAIN -> {
                after(thought, confirmation);
                after(thought + 100, confirmation);
            }
        }
    }

    private void after(long millis, Runnable confirmation) {
        threads.schedule(confirmation, millis, TimeUnit.MILLISECONDS);
    }

    private void confirm(long order) {
        long id = database.number("INSERT INTO demo.confirmation (order_id) VALUES (?) RETURNING id", order);
        String payment = "payment-" + order;
        SignalResult result = checkout.signal(
                CheckoutDemo.key(order), new PaymentConfirmed(payment, 1_000 + order), SignalOptions.dedup(payment));
        database.run(
                "UPDATE demo.confirmation SET answered_at = clock_timestamp(), answer = ? WHERE id = ?",
                result.name(),
                id);
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
