package dev.pawl.examples.permits;

import dev.pawl.examples.support.DemoException;
import dev.pawl.runtime.SignalResult;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the senders were answered. Thread-safe. */
final class Answers {

    private final Set<String> cases = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder tooLate = new LongAdder();

    /** Notes that a case is opened; false if it was before. */
    boolean opened(String number) {
        return cases.add(number);
    }

    /** Notes the answer to a copy of an event. */
    void add(LogEvent event, SignalResult result) {
        sent.increment();
        switch (result) {
            case DELIVERED -> deliveries.merge(event.id(), 1, Integer::sum);
            case DUPLICATE -> duplicates.increment();
            case ENDED -> tooLate.increment();
            case NO_SUCH_INSTANCE, OTHER_MACHINE ->
                throw new DemoException("Signal " + event.id() + " to " + event.number() + " was answered " + result);
        }
    }

    /** Notes the answer to the signal that closes a case. */
    void closed(SignalResult result) {
        if (result != SignalResult.DELIVERED) {
            throw new DemoException("The signal that closes a case was answered " + result);
        }
    }

    /** How many events were sent, copies included. */
    long sent() {
        return sent.sum();
    }

    /** How many copies were answered as duplicates. */
    long duplicates() {
        return duplicates.sum();
    }

    /** How many copies came when the case was closed. */
    long tooLate() {
        return tooLate.sum();
    }

    /** How many events were accepted as new. */
    long accepted() {
        return deliveries.size();
    }

    /** Of how many events two copies were accepted as new. */
    long acceptedTwice() {
        return deliveries.values().stream().filter(times -> times > 1).count();
    }
}
