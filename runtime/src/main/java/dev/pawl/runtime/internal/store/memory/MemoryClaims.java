package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Depth;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.Limited;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The way from the queue into a node's hand. */
final class MemoryClaims {

    private static final int MOST_SIGNALS = 64;
    private static final int MOST_BYTES = 1 << 20;

    private static final Comparator<MemoryInstance> IN_TURN = Comparator.<MemoryInstance>comparingInt(i -> -i.priority)
            .thenComparing(i -> Objects.requireNonNull(i.due))
            .thenComparing(i -> i.id);

    private final MemoryTables tables;

    MemoryClaims(MemoryTables tables) {
        this.tables = tables;
    }

    List<Claimed> claim(String queue, int[] states, int limit, Duration lease, long node) {
        return tables.locked(() -> {
            Instant now = tables.now();
            List<Claimed> claimed = new ArrayList<>();
            for (MemoryInstance instance : pick(queue, claimable(queue, states), limit, now)) {
                claimed.add(take(instance, lease, node, now));
            }
            return claimed;
        });
    }

    /** Of those to which was just delivered, what is due and needs no place, as far as there is room. */
    Handed among(List<Delivered> delivered, Claiming claiming) {
        Instant now = tables.now();
        List<Claimed> claimed = new ArrayList<>();
        claiming.room().forEach((queue, room) -> {
            Predicate<MemoryInstance> claimable = claimable(queue, claiming.states());
            delivered.stream()
                    .filter(answer -> queue.equals(answer.queue()))
                    .map(Delivered::id)
                    .distinct()
                    .map(tables.instances::get)
                    .filter(Objects::nonNull)
                    .filter(instance ->
                            instance.gate == null && !isAfter(instance.due, now) && claimable.test(instance))
                    .sorted(IN_TURN)
                    .limit(room)
                    .toList()
                    .forEach(instance -> claimed.add(take(instance, claiming.lease(), claiming.node(), now)));
        });
        return Handed.of(delivered, claimed);
    }

    private Claimed take(MemoryInstance instance, Duration lease, long node, Instant now) {
        tables.instances.change(instance, i -> {
            i.status = Status.EXECUTING;
            i.due = null;
            i.lease = tables.leaseUntil(lease);
            i.node = node;
            i.beganAt = i.gate == null ? now : null;
            i.rev++;
        });
        return claimed(instance, now);
    }

    private List<MemoryInstance> pick(String queue, Predicate<MemoryInstance> claimable, int limit, Instant now) {
        List<MemoryInstance> picked = new ArrayList<>();
        List<NavigableSet<MemoryInstance>> priorities = tables.instances.due(queue);
        for (int priority = priorities.size() - 1; priority >= 0; priority--) {
            for (MemoryInstance instance : priorities.get(priority)) {
                if (picked.size() == limit) {
                    return picked;
                }
                if (isAfter(instance.due, now)) {
                    break;
                }
                if (claimable.test(instance)) {
                    picked.add(instance);
                }
            }
        }
        return picked;
    }

    private static boolean isAfter(@Nullable Instant due, Instant now) {
        return due == null || due.isAfter(now);
    }

    private Predicate<MemoryInstance> claimable(String queue, int[] states) {
        if (tables.pauses.queuePaused(queue)) {
            return none -> false;
        }
        Set<Integer> known = IntStream.of(states).boxed().collect(Collectors.toSet());
        return instance -> known.contains(instance.state) && !tables.pauses.machinePaused(instance.machine);
    }

    /** All of it, wherever it is to begin: here nothing dead lies before what is due. */
    Look look(Look.Request request) {
        return tables.locked(() -> {
            Instant now = tables.now();
            List<Look.Next> next = new ArrayList<>();
            for (String queue : request.queues().keySet()) {
                Predicate<MemoryInstance> claimable = claimable(queue, request.states());
                List<NavigableSet<MemoryInstance>> priorities = tables.instances.due(queue);
                for (int priority = 0; priority < priorities.size(); priority++) {
                    int of = priority;
                    priorities.get(priority).stream()
                            .filter(claimable)
                            .findFirst()
                            .map(instance -> instance.due)
                            .ifPresent(due -> next.add(new Look.Next(
                                    queue,
                                    of,
                                    MemoryTimes.until(now, due),
                                    Objects.requireNonNull(Times.micros(due)))));
                }
            }
            return new Look(
                    next,
                    request.leftovers() && tables.leaseExpired(),
                    request.leftovers() && tables.instances.families().orphans(),
                    Objects.requireNonNull(Times.micros(now)),
                    0);
        });
    }

    List<Depth> backlog(Collection<String> queues, int most) {
        return tables.locked(() -> {
            Instant now = tables.now();
            return queues.stream().map(queue -> depth(queue, most, now)).toList();
        });
    }

    private Depth depth(String queue, int most, Instant now) {
        int due = 0;
        Instant oldest = now;
        for (NavigableSet<MemoryInstance> those : tables.instances.due(queue)) {
            for (MemoryInstance instance : those) {
                if (isAfter(instance.due, now) || due > most) {
                    break;
                }
                due++;
            }
            if (!those.isEmpty()) {
                Instant first = MemoryTimes.earliest(oldest, those.first().due);
                oldest = first == null ? oldest : first;
            }
        }
        return new Depth(queue, Math.min(due, most), due > most, Duration.between(oldest, now));
    }

    Inbox inbox(long id, Collection<String> signals, int limit) {
        return tables.locked(() -> {
            MemoryInstance instance = tables.instances.get(id);
            if (instance == null) {
                return new Inbox(0, List.of(), true);
            }
            List<Mail> mail = instance.inbox.values().stream()
                    .filter(one -> signals.contains(one.signal()))
                    .limit(limit + 1L)
                    .toList();
            boolean complete = mail.size() <= limit;
            return new Inbox(instance.mail, complete ? mail : mail.subList(0, limit), complete);
        });
    }

    private static Claimed claimed(MemoryInstance instance, Instant now) {
        return new Claimed(
                instance.id,
                instance.state,
                instance.rev,
                instance.key,
                instance.data,
                now,
                instance.enteredAt,
                instance.actionAt,
                instance.attempt,
                instance.failures,
                instance.crashes,
                instance.event == null
                        ? null
                        : new Again(
                                instance.event,
                                instance.eventAttempt,
                                instance.eventFailures,
                                Due.at(instance.eventAt)),
                instance.birth == null ? null : instance.birth.parent(),
                instance.kids != null,
                instance.joinedAt,
                instance.fired,
                oldest(instance),
                instance.gate == null && instance.throttle == null
                        ? Limited.NOT
                        : new Limited(instance.gate, instance.throttle));
    }

    /** Of a long inbox the oldest, and no more of them than start in the first MiB. */
    private static Inbox oldest(MemoryInstance instance) {
        List<Mail> oldest = new ArrayList<>();
        long bytes = 0;
        for (Mail mail : instance.inbox.values()) {
            if (oldest.size() == MOST_SIGNALS || bytes >= MOST_BYTES) {
                break;
            }
            oldest.add(mail);
            bytes += mail.payload().getBytes(StandardCharsets.UTF_8).length;
        }
        return new Inbox(instance.mail, List.copyOf(oldest), oldest.size() >= instance.mail - instance.taken);
    }
}
