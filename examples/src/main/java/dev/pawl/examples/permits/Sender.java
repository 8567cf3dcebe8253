package dev.pawl.examples.permits;

import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.examples.permits.Dossier.Entry;
import dev.pawl.examples.permits.Permit.AdviceTask;
import dev.pawl.examples.permits.Permit.HandOver;
import dev.pawl.examples.permits.Permit.IndicationTask;
import dev.pawl.examples.permits.Permit.ReceiptTask;
import dev.pawl.examples.permits.Permit.Received;
import dev.pawl.runtime.SignalResult;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Sends the events of some cases as signals, one after the other, as a system does that got no answer and tries again: some
 * events are sent by two threads at the same time, some once more after the next event of their case. Of an event's copies
 * the first counts, so an event is sent only when one of the copies of the event before it has arrived.
 *
 * <p>One thread uses it.
 */
final class Sender {

    private final PermitClient permits;
    private final Executor echo;
    private final Answers answers;
    private final Map<String, Integer> left;
    private final Map<String, LogEvent> late = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> echoes = new HashMap<>();

    /**
     * @param echo sends what is sent at the same time
     * @param answers takes what is answered
     * @param counts how many events there are in each case
     */
    Sender(PermitClient permits, Executor echo, Answers answers, Map<String, Integer> counts) {
        this.permits = permits;
        this.echo = echo;
        this.answers = answers;
        this.left = new HashMap<>(counts);
    }

    /** Sends the next event of a case; before the first the case is opened, after the last it is closed. */
    void send(LogEvent event) {
        String number = event.number();
        if (answers.opened(number)) {
            permits.insert(new Received(Dossier.of(number)), InsertOptions.key(number));
        }
        int chance = Math.floorMod(event.id().hashCode(), 20);
        if (chance == 0) {
            echoes.merge(
                    number,
                    CompletableFuture.runAsync(() -> deliver(event), echo),
                    (one, other) -> CompletableFuture.allOf(one, other));
        }
        deliver(event);
        LogEvent before = late.remove(number);
        if (before != null) {
            deliver(before);
        }
        if (chance == 1) {
            late.put(number, event);
        }
        if (left.merge(number, -1, Integer::sum) == 0) {
            close(number);
        }
    }

    private void close(String number) {
        answers.closed(permits.signal(number, new HandOver(), SignalOptions.dedup("hand-over")));
        LogEvent last = late.remove(number);
        if (last != null) {
            deliver(last);
        }
        CompletableFuture<Void> open = echoes.remove(number);
        if (open != null) {
            open.join();
        }
    }

    private void deliver(LogEvent event) {
        answers.add(event, signal(event.number(), event.entry(), SignalOptions.dedup(event.id())));
    }

    private SignalResult signal(String number, Entry entry, SignalOptions options) {
        return switch (entry.activity().phase()) {
            case RECEIPT -> permits.signal(number, new ReceiptTask(entry), options);
            case ADVICE -> permits.signal(number, new AdviceTask(entry), options);
            case INDICATION -> permits.signal(number, new IndicationTask(entry), options);
        };
    }
}
