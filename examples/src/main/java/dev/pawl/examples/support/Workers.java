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
    }

    /** Starts so many and waits until they work, or are killed before they do. */
    public void start(int count) {
        List<Worker> fresh = new ArrayList<>();
        synchronized (this) {
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

    /** Where their logs are, until the workers are closed. */
    public Path logs() {
        return logs;
    }

    /** Lets all of them finish what they run, ends them and removes their logs. */
    @Override
    public void close() {
        List<Worker> last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = new ArrayList<>(alive);
            alive.clear();
        }
        last.parallelStream().forEach(Worker::stop);
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
