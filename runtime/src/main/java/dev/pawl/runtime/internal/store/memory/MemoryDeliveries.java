package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Mail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals on their way into inboxes. */
final class MemoryDeliveries {

    private final MemoryTables tables;

    MemoryDeliveries(MemoryTables tables) {
        this.tables = tables;
    }

    List<Delivered> deliver(List<Delivery> deliveries) {
        deliveries.forEach(MemoryDeliveries::check);
        return tables.locked(() -> {
            Instant now = tables.now();
            List<Delivered> answers = new ArrayList<>(deliveries.size());
            for (Delivery delivery : deliveries) {
                answers.add(deliver(delivery, null, now));
            }
            return answers;
        });
    }

    /** A signal that an operator sends; the history is told who. */
    Delivered deliver(Delivery delivery, String who) {
        check(delivery);
        return tables.locked(() -> deliver(delivery, who, tables.now()));
    }

    static void check(Delivery delivery) {
        Texts.requireStorable(
                "deliver a signal", delivery.key(), delivery.signal(), delivery.payload(), delivery.dedup());
    }

    Delivered deliver(Delivery delivery, @Nullable String who, Instant now) {
        MemoryInstance instance = target(delivery);
        if (instance == null) {
            return new Delivered(Answer.MISSING, 0, null);
        }
        if (instance.machine != delivery.machine()) {
            return new Delivered(Answer.FOREIGN, instance.id, null);
        }
        if (!instance.live()) {
            return new Delivered(Answer.ENDED, instance.id, null);
        }
        boolean due = instance.due != null && !instance.due.isAfter(now);
        if (delivery.dedup() != null && !instance.dedups.add(delivery.dedup())) {
            return new Delivered(Answer.DUPLICATE, instance.id, due ? instance.queue : null);
        }
        boolean wakes = instance.wakes();
        long seq = tables.nextSeq();
        tables.instances.change(instance, i -> {
            i.inbox.put(seq, new Mail(seq, delivery.signal(), delivery.payload(), now));
            i.mail++;
            if (wakes) {
                i.wake(now);
            }
            i.status = i.status == Status.WAITING ? Status.RUNNABLE : i.status;
        });
        if (who != null) {
            tables.history.signalled(instance, delivery.signal(), who, now);
        }
        return new Delivered(Answer.DELIVERED, instance.id, wakes || due ? instance.queue : null);
    }

    private @Nullable MemoryInstance target(Delivery delivery) {
        if (delivery.id() != null) {
            return tables.instances.get(delivery.id());
        }
        if (delivery.key() == null) {
            return null;
        }
        MemoryInstance live = tables.instances.live(delivery.machine(), delivery.key());
        return live == null ? tables.instances.lastEnded(delivery.machine(), delivery.key()) : live;
    }
}
