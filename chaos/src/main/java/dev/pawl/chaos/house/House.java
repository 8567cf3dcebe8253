package dev.pawl.chaos.house;

import dev.pawl.chaos.node.Client;
import dev.pawl.chaos.node.Company.Build;
import dev.pawl.chaos.node.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that is there: the server on its volume, and the processes, each with its own way to the server. Thread-safe. */
public final class House implements AutoCloseable {

    private static final int LONGEST_GOODBYE = 10;

    private final Path folder;
    private final Volume volume;
    private final Server server;
    private final long seed;
    private final IntFunction<Duration> clocks;
    private final List<Room> rooms = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final AtomicInteger started = new AtomicInteger();

    /** Where a process lives; when it dies, the next one moves in. */
    private final class Room {
        private final boolean worker;
        private final Link link;
        private Build build = Build.OLD;
        private volatile @Nullable Child child;
        private volatile boolean closed;

        Room(boolean worker) {
            this.worker = worker;
            this.link = new Link(server.port());
        }

        synchronized void fill() {
            Child last = child;
            if (closed || last != null) {
                return;
            }
            int nth = started.incrementAndGet();
            String name = (worker ? "worker-" : "client-") + nth;
            List<String> arguments = new ArrayList<>(List.of(name, Server.url(link.port()), build.name()));
            if (!worker) {
                arguments.addAll(List.of(
                        String.valueOf(nth),
                        String.valueOf(seed),
                        notes().resolve(name).toString()));
            }
            child = Child.start(
                    name,
                    logs().resolve(name + ".log"),
                    WrongClock.options(folder, clocks.apply(nth)),
                    worker ? Worker.class : Client.class,
                    arguments);
        }

        synchronized boolean kill() throws InterruptedException {
            Child last = child;
            child = null;
            if (last == null) {
                return false;
            }
            look(last);
            last.kill();
            return true;
        }

        synchronized void stop(int seconds) throws InterruptedException {
            Child last = child;
            child = null;
            if (last != null) {
                look(last);
                last.stop(seconds);
            }
        }

        void stopLast() {
            try {
                stop(LONGEST_GOODBYE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void look(Child last) {
            if (last.endedByItself()) {
                complain(last.name() + " ended by itself; see its log in " + logs());
            }
        }
    }

    /**
     * Empty but for the server, which runs.
     *
     * @param clocks how far ahead the clock of the nth process is
     */
    public House(
            Path folder,
            Volume volume,
            Server server,
            int workers,
            int clients,
            long seed,
            IntFunction<Duration> clocks) {
        this.folder = folder;
        this.volume = volume;
        this.server = server;
        this.seed = seed;
        this.clocks = clocks;
        try {
            Files.createDirectories(logs());
            Files.createDirectories(notes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int n = 0; n < workers + clients; n++) {
            rooms.add(new Room(n < workers));
        }
    }

    /** What clients were told. */
    public Path notes() {
        return folder.resolve("notes");
    }

    private Path logs() {
        return folder.resolve("logs");
    }

    /** The server. */
    public Server server() {
        return server;
    }

    /** Where its data are. */
    public Volume volume() {
        return volume;
    }

    /** The way of a process to the server. */
    public Link link(int process) {
        return rooms.get(process).link;
    }

    /** Starts all processes. */
    public void fill() {
        rooms.forEach(Room::fill);
    }

    /** Kills a process; tells whether it was there. */
    public boolean kill(int process) throws InterruptedException {
        return rooms.get(process).kill();
    }

    /** Starts a process where one was killed. */
    public void revive(int process) {
        rooms.get(process).fill();
    }

    /** Stops a process for a while; what ends that is returned. */
    public Runnable freeze(int process) throws IOException, InterruptedException {
        Child child = rooms.get(process).child;
        if (child == null) {
            return () -> {};
        }
        child.signal("STOP");
        return () -> {
            try {
                child.signal("CONT");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Tells a process something, if it is there. */
    public void tell(int process, String line) {
        Child child = rooms.get(process).child;
        if (child != null) {
            child.tell(line);
        }
    }

    /** Stops a process in an orderly way and starts the next release. */
    public void upgrade(int process) throws InterruptedException {
        Room room = rooms.get(process);
        room.build = Build.NEW;
        room.stop(6);
        room.fill();
    }

    /** Ends all faults, and the clients. The workers live on, as they are. */
    public void calm() throws InterruptedException {
        rooms.forEach(room -> room.link.heal());
        rooms.stream().filter(room -> room.worker).forEach(Room::fill);
        stop(room -> !room.worker);
    }

    /** All at once: each may take its time. */
    private void stop(Predicate<Room> which) throws InterruptedException {
        List<Thread> stopping = new ArrayList<>();
        for (Room room : rooms) {
            if (which.test(room)) {
                room.closed = true;
                stopping.add(new Thread(room::stopLast, "chaos-stop"));
            }
        }
        stopping.forEach(Thread::start);
        for (Thread thread : stopping) {
            thread.join();
        }
    }

    /** Something that should not be, and that the checker cannot know. */
    public void complain(String complaint) {
        synchronized (complaints) {
            complaints.add(complaint);
        }
    }

    /** All of that. */
    public List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    /** Ends the processes. */
    @Override
    public void close() throws InterruptedException {
        stop(room -> true);
        rooms.forEach(room -> room.link.close());
    }
}
