package dev.pawl.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.event.PawlListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A listener that remembers all it was told, and on which a test can wait. Thread-safe. */
public final class Recording implements PawlListener {

    private final List<PawlEvent> events = new ArrayList<>();

    private synchronized void add(PawlEvent event) {
        events.add(event);
        notifyAll();
    }

    /** What it was told so far, in order. */
    public synchronized List<PawlEvent> events() {
        return List.copyOf(events);
    }

    /** What it was told of a kind so far, in order. */
    public <E extends PawlEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits until it was told of such an event, now or before, and gives the first. */
    public synchronized <E extends PawlEvent> E await(Class<E> kind, Predicate<? super E> which)
            throws InterruptedException {
        long end = System.nanoTime() + Until.LONGEST.toNanos();
        for (int i = 0; ; i++) {
            awaitMoreThan(i, kind, end);
            if (kind.isInstance(events.get(i)) && which.test(kind.cast(events.get(i)))) {
                return kind.cast(events.get(i));
            }
        }
    }

    /** Waits until it was told of so many more of a kind than by now. */
    public synchronized void awaitMore(Class<? extends PawlEvent> kind, int more) throws InterruptedException {
        long end = System.nanoTime() + Until.LONGEST.toNanos();
        int left = more;
        for (int i = events.size(); left > 0; i++) {
            awaitMoreThan(i, kind, end);
            left -= kind.isInstance(events.get(i)) ? 1 : 0;
        }
    }

    private synchronized void awaitMoreThan(int events, Class<? extends PawlEvent> kind, long end)
            throws InterruptedException {
        while (events >= this.events.size()) {
            long left = end - System.nanoTime();
            assertThat(left)
                    .as("waited in vain for %s after %s events", kind.getSimpleName(), events)
                    .isPositive();
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public void inserted(PawlEvent.Inserted event) {
        add(event);
    }

    @Override
    public void signalled(PawlEvent.Signalled event) {
        add(event);
    }

    @Override
    public void cancelled(PawlEvent.Cancelled event) {
        add(event);
    }

    @Override
    public void woken(PawlEvent.Woken event) {
        add(event);
    }

    @Override
    public void looked(PawlEvent.Looked event) {
        add(event);
    }

    @Override
    public void claimed(PawlEvent.Claimed event) {
        add(event);
    }

    @Override
    public void stepStarted(PawlEvent.StepStarted event) {
        add(event);
    }

    @Override
    public void stepEnded(PawlEvent.StepEnded event) {
        add(event);
    }

    @Override
    public void committed(PawlEvent.Committed event) {
        add(event);
    }

    @Override
    public void voided(PawlEvent.Voided event) {
        add(event);
    }

    @Override
    public void retried(PawlEvent.Retried event) {
        add(event);
    }

    @Override
    public void ended(PawlEvent.Ended event) {
        add(event);
    }

    @Override
    public void leaseLost(PawlEvent.LeaseLost event) {
        add(event);
    }

    @Override
    public void reaped(PawlEvent.Reaped event) {
        add(event);
    }

    @Override
    public void databaseLost(PawlEvent.DatabaseLost event) {
        add(event);
    }

    @Override
    public void databaseBack(PawlEvent.DatabaseBack event) {
        add(event);
    }
}
