package observing;

import static java.time.Duration.ofSeconds;

import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.event.PawlListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import readme.Checkout;
import readme.CheckoutMachine;

class Around {

    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();

    AtomicLong depth(String queue) {
        return depth;
    }

    AtomicLong oldest(String queue) {
        return oldest;
    }

    void listened(DataSource dataSource, Checkout checkout, MeterRegistry registry) {
        // snippet: class Metrics implements PawlListener {
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
