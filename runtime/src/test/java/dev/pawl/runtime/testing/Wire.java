package dev.pawl.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between drivers and a server, and breaks: it can be cut, so that all connections end and new ones are refused, or go
 * silent on one connection, which neither end is told of. Thread-safe.
 */
public final class Wire implements AutoCloseable {

    private static final int SERVER_AT = "jdbc:postgresql://".length();

    /** A connection on which a text passes goes silent: before the text has passed, or after. */
    private record Trap(byte[] text, boolean delivered) {}

    private final ServerSocket listener;
    private final String url;
    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private final CountDownLatch sprung = new CountDownLatch(1);
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean cut;

    /** In front of the server of a JDBC URL. */
    public Wire(String url) throws IOException {
        int slash = url.indexOf('/', SERVER_AT);
        String server = url.substring(SERVER_AT, slash);
        int colon = server.lastIndexOf(':');
        this.host = server.substring(0, colon);
        this.port = Integer.parseInt(server.substring(colon + 1));
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.url = "jdbc:postgresql://localhost:" + listener.getLocalPort() + url.substring(slash);
        start(this::accept);
    }

    /** The URL through this wire. */
    public String url() {
        return url;
    }

    /** Ends all connections, and lets no new one in. */
    public void cut() {
        cut = true;
        sockets.forEach(Wire::end);
    }

    /** Lets connections in again. */
    public void mend() {
        cut = false;
    }

    /** How many connections were refused. */
    public int refused() {
        return refused.get();
    }

    /**
     * The next connection on which a text passes to the server goes silent.
     *
     * @param delivered whether the server still gets that message; its answer is lost in any case
     */
    public void silenceAt(String text, boolean delivered) {
        trap.set(new Trap(text.getBytes(StandardCharsets.UTF_8), delivered));
    }

    /** Waits until a connection has gone silent. */
    public void awaitSilence() throws InterruptedException {
        assertThat(sprung.await(Until.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .as("a connection went silent")
                .isTrue();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            if (cut) {
                refused.incrementAndGet();
                end(client);
                continue;
            }
            Socket server = new Socket(host, port);
            sockets.add(client);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            CountDownLatch silent = new CountDownLatch(1);
            start(() -> toServer(client, server, silent));
            start(() -> toClient(server, client, silent));
        }
    }

    private void toServer(Socket client, Socket server, CountDownLatch silent) throws IOException {
        byte[] buffer = new byte[1 << 16];
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                Trap set = trap.get();
                boolean caught = set != null && contains(buffer, n, set.text()) && trap.compareAndSet(set, null);
                if (caught) {
                    silent.countDown();
                }
                if (silent.getCount() > 0 || caught && set.delivered()) {
                    out.write(buffer, 0, n);
                }
                if (caught) {
                    sprung.countDown();
                }
            }
        } finally {
            if (silent.getCount() > 0) {
                end(server);
            }
        }
    }

    private void toClient(Socket server, Socket client, CountDownLatch silent) throws IOException {
        byte[] buffer = new byte[1 << 16];
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (silent.getCount() > 0) {
                    out.write(buffer, 0, n);
                }
            }
        } finally {
            if (silent.getCount() > 0) {
                end(client);
            }
        }
    }

    private static boolean contains(byte[] buffer, int length, byte[] text) {
        for (int i = 0; i + text.length <= length; i++) {
            if (Arrays.equals(buffer, i, i + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The one side or the other has hung up.
            }
        });
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
        sockets.forEach(Wire::end);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
