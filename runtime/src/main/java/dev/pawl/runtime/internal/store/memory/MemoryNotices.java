package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells those who hear that queues have work. Thread-safe. */
final class MemoryNotices {

    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    void announce(Collection<String> queues) {
        ears.forEach(ear -> ear.tell(queues));
    }

    Store.Announcements hear() {
        Ear ear = new Ear();
        ears.add(ear);
        return ear;
    }

    private final class Ear implements Store.Announcements {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition told = lock.newCondition();
        private final Set<String> queues = new HashSet<>();

        void tell(Collection<String> announced) {
            lock.lock();
            try {
                queues.addAll(announced);
                told.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Set<String> await(Duration timeout) {
            lock.lock();
            try {
                long left = TimeUnit.NANOSECONDS.convert(timeout);
                while (queues.isEmpty() && left > 0) {
                    left = told.awaitNanos(left);
                }
                Set<String> heard = Set.copyOf(queues);
                queues.clear();
                return heard;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Set.of();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            ears.remove(this);
        }
    }
}
