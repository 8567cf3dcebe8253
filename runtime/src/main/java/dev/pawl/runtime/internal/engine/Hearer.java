package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what other nodes announce, and wakes the workers whose queues are named. */
final class Hearer {

    private static final Logger log = LoggerFactory.getLogger(Hearer.class);
    private static final Duration A_WHILE = Duration.ofMillis(500);

    private final Store store;
    private final Map<String, QueueWorker> workers;
    private final Loop loop;
    private Store.@Nullable Announcements announcements;

    Hearer(Store store, Map<String, QueueWorker> workers, Ticker ticker) {
        this.store = store;
        this.workers = workers;
        this.loop = new Loop("pawl-hear", ticker, this::hear, this::closeAnnouncements);
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    void join(Duration patience) throws InterruptedException {
        loop.join(patience);
    }

    private void hear(Wakeup wakeup) {
        try {
            if (announcements == null) {
                announcements = store.announcements();
                // What was announced while nobody heard.
                workers.values().forEach(QueueWorker::wake);
            }
            for (String queue : announcements.await(A_WHILE)) {
                QueueWorker worker = workers.get(queue);
                if (worker != null) {
                    worker.wake();
                }
            }
        } catch (RuntimeException e) {
            closeAnnouncements();
            throw e;
        }
    }

    private void closeAnnouncements() {
        if (announcements != null) {
            try {
                announcements.close();
            } catch (RuntimeException e) {
                log.debug("The connection that heard announcements could not be closed", e);
            }
            announcements = null;
        }
    }
}
