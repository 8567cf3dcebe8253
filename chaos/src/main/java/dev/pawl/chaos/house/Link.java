package dev.pawl.chaos.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way of one process to the server: a port that forwards, and can stall, delay, lose answers and cut. Thread-safe.
 */
public final class Link implements AutoCloseable {

    private static final int BUFFER = 1 << 14;
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final int server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile long stalledUntil = System.nanoTime();
    private volatile long delayedUntil = System.nanoTime();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean mute;

    /** @param server the port to forward to */
    public Link(int server) {
        this.server = server;
        try {
            this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accept", this::accept);
    }

    /** Where to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Nothing goes through for so long; then all of it does. */
    public void stall(Duration time) {
        stalledUntil = System.nanoTime() + time.toNanos();
    }

    /** For some time, each piece is on its way for so long. */
    public void delay(Duration each, Duration time) {
        delay = each;
        delayedUntil = System.nanoTime() + time.toNanos();
    }

    /** From now on what the server answers is lost, until the next {@link #cut}. */
    public void loseAnswers() {
        mute = true;
    }

    /** Cuts all connections; tells how many there were. */
    public int cut() {
        int cut = 0;
        for (Pair pair : pairs) {
            cut += pair.cut() ? 1 : 0;
        }
        mute = false;
        return cut;
    }

    /** As if nothing had been. */
    public void heal() {
        stalledUntil = System.nanoTime();
        delayedUntil = System.nanoTime();
        mute = false;
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            start("connect", () -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        Socket behind = new Socket();
        Pair pair = new Pair(client, behind);
        pairs.add(pair);
        try {
            behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
        } catch (IOException e) {
            pair.cut();
            return;
        }
        start("ask", () -> forward(pair, client, behind, false));
        forward(pair, behind, client, true);
    }

    private void forward(Pair pair, Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                hold();
                if (!(answers && mute)) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException | InterruptedException e) {
            // The one side or the other has hung up.
        }
        pair.cut();
    }

    private void hold() throws InterruptedException {
        if (delayedUntil - System.nanoTime() > 0) {
            Thread.sleep(delay.toMillis());
        }
        for (long left = left(); left > 0; left = left()) {
            Thread.sleep(Math.min(left, 20));
        }
    }

    private long left() {
        return (stalledUntil - System.nanoTime()) / 1_000_000;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // Closed.
                    }
                },
                "chaos-link-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** The two halves of a connection. */
    private final class Pair {
        private final Socket client;
        private final Socket behind;

        Pair(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        /** Whether it was whole until now. */
        boolean cut() {
            boolean whole = pairs.remove(this);
            for (Socket socket : new Socket[] {client, behind}) {
                try {
                    // As a host that is gone does: a reset, and nothing that waits is sent.
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // Closed already.
                }
                try {
                    socket.close();
                } catch (IOException e) {
                    // Closed already.
                }
            }
            return whole;
        }
    }
}
