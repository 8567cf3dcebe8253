package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Delivers signals, and has what they wake claimed with them where this engine has room for it: so one transaction lies
 * between a signal and its step, not two. In which queue that will be, nobody knows before: it is taken for that in which
 * an instance of the machine was last. Where that is wrong, or there is no room, they are claimed as
 * all others. Thread-safe.
 */
final class Deliverer {

    private final Store store;
    private final Map<String, QueueWorker> workers;
    private final Map<Integer, String> queues;
    private final int[] states;
    private final Duration lease;
    private final long node;
    private final Observers observers;

    /**
     * @param workers of the queues that this engine runs
     * @param queues the queues in which the instances of the machines that it runs are, by the store's numbers; none where
     *     nothing is to be claimed
     * @param states the numbers of the states that it runs
     */
    Deliverer(
            Store store,
            Map<String, QueueWorker> workers,
            Map<Integer, String> queues,
            int[] states,
            Duration lease,
            long node,
            Observers observers) {
        this.store = store;
        this.workers = workers;
        this.queues = new ConcurrentHashMap<>(queues);
        this.states = states;
        this.lease = lease;
        this.node = node;
        this.observers = observers;
    }

    List<Delivered> deliver(List<Delivery> group) {
        Map<String, Integer> room = keep(group);
        Map<String, List<Claimed>> claimed = Map.of();
        try {
            long begun = observers.begin();
            Handed handed = room.isEmpty()
                    ? Handed.none(store.deliver(group))
                    : store.deliver(group, new Claiming(room, states, lease, node));
            claimed = handed.claimed();
            learn(group, handed.delivered());
            claimed.forEach((queue, rows) -> observers.claimed(queue, room.getOrDefault(queue, 0), rows.size(), begun));
            return handed.delivered();
        } finally {
            hand(room, claimed);
        }
    }

    private Map<String, Integer> keep(List<Delivery> group) {
        Map<String, Integer> room = new HashMap<>();
        for (Delivery delivery : group) {
            String queue = queues.get(delivery.machine());
            if (queue != null && workers.containsKey(queue)) {
                room.merge(queue, 1, Integer::sum);
            }
        }
        room.replaceAll((queue, most) -> worker(queue).keep(most));
        room.values().removeIf(kept -> kept == 0);
        return room;
    }

    private void hand(Map<String, Integer> room, Map<String, List<Claimed>> claimed) {
        room.forEach((queue, kept) -> worker(queue).handed(kept, claimed.getOrDefault(queue, List.of())));
    }

    private QueueWorker worker(String queue) {
        return Objects.requireNonNull(workers.get(queue), queue);
    }

    private void learn(List<Delivery> group, List<Delivered> delivered) {
        for (int i = 0; i < group.size(); i++) {
            String queue = delivered.get(i).queue();
            if (queue != null) {
                queues.replace(group.get(i).machine(), queue);
            }
        }
    }
}
