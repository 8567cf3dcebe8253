package observing;

import static java.time.Duration.ofSeconds;

import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.event.PawlListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import readme.Checkout;
import readme.Checkout.PaymentConfirmed;
import readme.Checkout.Start;
import readme.CheckoutClient;
import readme.CheckoutMachine;

class Around {

    /** How an order ended for the meters, and whether a gauge was set. */
    static Object run(DataSource dataSource) throws InterruptedException {
        List<String> counted = new CopyOnWriteArrayList<>();
        CountDownLatch gauged = new CountDownLatch(1);
        Around around = new Around() {
            @Override
            AtomicLong oldest(String queue) {
                gauged.countDown();
                return super.oldest(queue);
            }
        };
        MeterRegistry registry = new MeterRegistry() {
            @Override
            public Timer timer(String name, String... tags) {
                return time -> counted.add(name + List.of(tags));
            }

            @Override
            public Counter counter(String name, String... tags) {
                return () -> counted.add(name + List.of(tags));
            }
        };
        around.listened(dataSource, new Checkout(order -> {}, order -> true), registry, gauged);
        return counted.stream().filter(meter -> meter.startsWith("pawl.ended")).toList();
    }

    /** An order from its beginning to its end. */
    private static void order(Pawl pawl) {
        CheckoutClient checkout = new CheckoutClient(pawl);
        long id = checkout.insert(new Start(1));
        checkout.signal(id, new PaymentConfirmed(300));
        checkout.await(id, Duration.ofMinutes(1));
    }

    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();

    AtomicLong depth(String queue) {
        return depth;
    }

    AtomicLong oldest(String queue) {
        return oldest;
    }

    void listened(DataSource dataSource, Checkout checkout, MeterRegistry registry, CountDownLatch gauged)
            throws InterruptedException {
        // snippet: class Metrics implements PawlListener {
        try (pawl) {
            order(pawl);
            gauged.await();
        }
    }
}

/** A registry of meters as libraries for metrics have it. */
interface MeterRegistry {

    interface Timer {
        void record(Duration time);
    }

    interface Counter {
        void increment();
    }

    Timer timer(String name, String... tags);

    Counter counter(String name, String... tags);
}
