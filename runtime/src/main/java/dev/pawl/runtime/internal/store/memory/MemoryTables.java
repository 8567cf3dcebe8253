package dev.pawl.runtime.internal.store.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** All that is stored, and the one lock that makes each call a transaction. */
final class MemoryTables {

    private static final Duration LONGEST_LEASE = Duration.ofDays(3650);

    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;
    private final LongSupplier life;
    final MemoryDictionary dictionary;
    final MemoryInstances instances = new MemoryInstances();
    final MemoryHistory history;
    final MemoryPauses pauses;
    final MemoryQuotas quotas = new MemoryQuotas();
    final MemoryGates gates;
    private final Set<String> due = new LinkedHashSet<>();
    private volatile Consumer<String> whenDue = queue -> {};
    private long lastSeq;

    MemoryTables(InstantSource clock, LongSupplier life) {
        this.clock = clock;
        this.life = life;
        this.dictionary = new MemoryDictionary(clock, life);
        this.history = new MemoryHistory(dictionary);
        this.pauses = new MemoryPauses(dictionary);
        this.gates = new MemoryGates(instances, quotas, this::due);
    }

    <T> T locked(Supplier<T> work) {
        Set<String> told = Set.of();
        lock.lock();
        try {
            return work.get();
        } finally {
            if (lock.getHoldCount() == 1 && !due.isEmpty()) {
                told = Set.copyOf(due);
                due.clear();
            }
            lock.unlock();
            told.forEach(whenDue);
        }
    }

    /** Instances of a queue have become due by what was done to others: that is told when the lock is free again. */
    void due(String queue) {
        due.add(queue);
    }

    void whenDue(Consumer<String> queues) {
        whenDue = queues;
    }

    Instant now() {
        return MemoryTimes.now(clock);
    }

    /** The time that leases, and all that tells whether a node is alive, go by; in nanoseconds since some moment. */
    long life() {
        return life.getAsLong();
    }

    /** A lease that nobody could live through is cut, so that it can be counted. */
    long leaseUntil(Duration lease) {
        return life() + (lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease).toNanos();
    }

    /** Whether there is a lease that has ended. */
    boolean leaseExpired() {
        var leased = instances.leased();
        return !leased.isEmpty() && expired(leased.first());
    }

    boolean expired(MemoryInstance instance) {
        return instance.lease != null && instance.lease - life() < 0;
    }

    long nextSeq() {
        return ++lastSeq;
    }
}
