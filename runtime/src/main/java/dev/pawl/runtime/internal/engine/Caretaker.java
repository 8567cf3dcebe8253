package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Limits;
import dev.pawl.runtime.internal.store.Upkeep;
import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the upkeep, once a minute: makes months of the history ahead, archives and drops old ones, lets in who was missed at
 * limits, and deletes what ended long ago. Any number of nodes may do so at once. What fails is left to the next pass, and
 * keeps the rest from nothing.
 */
final class Caretaker {

    private static final Logger log = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration BREATH = Duration.ofMillis(20);

    private final Upkeep upkeep;
    private final Limits limits;
    private final Runnable letGo;
    private final Duration historyFor;
    private final @Nullable HistoryArchive archive;
    private final Loop loop;

    /**
     * @param letGo lets go what is held for machines that are no longer paused, and was missed
     * @param archive where months go before they are dropped; null where nowhere
     */
    Caretaker(
            Upkeep upkeep,
            Limits limits,
            Runnable letGo,
            Duration historyFor,
            @Nullable HistoryArchive archive,
            Ticker ticker) {
        this.upkeep = upkeep;
        this.limits = limits;
        this.letGo = letGo;
        this.historyFor = historyFor;
        this.archive = archive;
        this.loop = new Loop("pawl-upkeep", ticker, this::pass);
    }

    Loop loop() {
        return loop;
    }

    private void pass(Wakeup wakeup) throws InterruptedException {
        attempt("make months of the history", this::extendHistory);
        attempt("drop old months of the history", this::dropHistory);
        attempt("let go what was held", letGo::run);
        attempt("let in who was missed at limits", () -> letIn(wakeup));
        attempt("forget unused limits", () -> forget(wakeup));
        attempt("delete ended instances", () -> deleteEnded(wakeup));
        wakeup.await(INTERVAL);
    }

    private void extendHistory() {
        int made = upkeep.extendHistory();
        if (made > 0) {
            log.info("Made {} months of the history", made);
        }
    }

    private void dropHistory() throws IOException {
        for (YearMonth month : upkeep.historyOlderThan(historyFor)) {
            if (loop.stopped()) {
                return;
            }
            boolean kept = archive == null || archive.write(month, upkeep, loop::stopped);
            if (kept && upkeep.dropHistory(month)) {
                log.info("Dropped the history of {}", month);
            }
        }
    }

    private void letIn(Wakeup wakeup) throws InterruptedException {
        Optional<Gate> last = Optional.of(new Gate("", ""));
        while (!loop.stopped() && last.isPresent()) {
            last = limits.sweep(last.get(), Settings.GROUP);
            wakeup.pause(BREATH);
        }
    }

    private void forget(Wakeup wakeup) throws InterruptedException {
        while (!loop.stopped() && limits.forget(Settings.GROUP) == Settings.GROUP) {
            wakeup.pause(BREATH);
        }
    }

    /** In groups, with a breath between them, so that others get at the database. */
    private void deleteEnded(Wakeup wakeup) throws InterruptedException {
        while (!loop.stopped() && upkeep.deleteEnded(Settings.GROUP) == Settings.GROUP) {
            wakeup.pause(BREATH);
        }
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private void attempt(String what, Task task) throws InterruptedException {
        try {
            task.run();
        } catch (DatabaseException e) {
            switch (e.kind()) {
                case CONTENTION -> log.debug("Somebody else holds what is needed to {}; it is tried again", what, e);
                case UNAVAILABLE -> log.debug("No database to {}; it is tried again", what);
                case REJECTED -> log.warn("Could not {}; it is tried again", what, e);
            }
        } catch (IOException | RuntimeException e) {
            log.warn("Could not {}; it is tried again", what, e);
        }
    }
}
