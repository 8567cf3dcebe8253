package dev.pawl.chaos.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds the first run of a step in its middle, as a worker that hangs does; all others pass. */
final class Hold {

    private final String step;
    private final AtomicBoolean first = new AtomicBoolean(true);
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Hold(String step) {
        this.step = step;
    }

    void at(String now) throws InterruptedException {
        if (now.equals(step) && first.compareAndSet(true, false)) {
            held.countDown();
            // An engine that has lost the lease may interrupt the step, but this worker hangs.
            released.await();
        }
    }

    void awaitHeld() throws InterruptedException {
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
    }

    void release() {
        released.countDown();
    }
}
