package dev.pawl.examples.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The worker processes of a run. Thread-safe. */
public final class Workers implements AutoCloseable {

    private final Login login;
    private final List<String> arguments;
    private final Path logs;
    private final Deque<Worker> alive = new ArrayDeque<>();
    private int started;
    private int killed;
    private boolean closed;
    private boolean kept;
    private final Thread hook = new Thread(this::clear, "clear-workers");

    /**
     * No workers yet.
     *
     * @param arguments what comes after {@code worker} on their command line
     */
    public Workers(Login login, String... arguments) {
        this.login = login;
        this.arguments = List.of(arguments);
        try {
            this.logs = Files.createTempDirectory("pawl-workers");
        } catch (IOException e) {
            throw new DemoException("There is no place for the workers' logs: " + e.getMessage(), e);
        }
        // Someone may end the run by Ctrl-C.
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts so many and waits until they work, or are killed before they do. */
    public void start(int count) {
        List<Worker> fresh = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                throw new DemoException("The run is over; no more workers start.");
            }
            for (int i = 0; i < count; i++) {
                started++;
                Worker worker = Worker.start("w" + started, login, logs, arguments);
                alive.add(worker);
                fresh.add(worker);
            }
        }
        fresh.forEach(Worker::awaitReady);
    }

    /** The one that has worked longest. */
    public synchronized Worker oldest() {
        return alive.element();
    }

    /** Those that were started and not killed. */
    public synchronized List<Worker> alive() {
        return List.copyOf(alive);
    }

    /** Kills a worker with SIGKILL. */
    public void kill(Worker worker) {
        worker.kill();
        synchronized (this) {
            killed += alive.remove(worker) ? 1 : 0;
        }
    }

    /** How many were killed. */
    public synchronized int killed() {
        return killed;
    }

    /** Lets all of them finish what they run, and ends them. */
    public void stop() {
        List<Worker> last;
        synchronized (this) {
            closed = true;
            last = new ArrayList<>(alive);
            alive.clear();
        }
        last.parallelStream().forEach(Worker::stop);
    }

    /** Where their logs are; they are not removed, now that somebody asks. */
    public synchronized Path logs() {
        kept = true;
        return logs;
    }

    /** Ends all of them and removes their logs. */
    @Override
    public void close() {
        stop();
        removeLogs();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already, and has nothing left to do.
        }
    }

    private void clear() {
        alive().forEach(this::kill);
        close();
    }

    private synchronized void removeLogs() {
        if (kept || !Files.exists(logs)) {
            return;
        }
        try (Stream<Path> files = Files.walk(logs)) {
            files.sorted(Comparator.reverseOrder()).forEach(Workers::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
