package dev.pawl.runtime.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a driver and a server, and counts round trips: each ends with a message, a Sync or a simple query, upon
 * which the client waits.
 */
public final class CountingProxy implements AutoCloseable {

    private static final int STARTUP_HEADER = 4;

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    public CountingProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How often a client has waited for the server so far; connecting does not count. */
    public int roundTrips() {
        return roundTrips.get();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(host, port);
            sockets.add(client);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> forward(client, server));
            start(() -> server.getInputStream().transferTo(client.getOutputStream()));
        }
    }

    private void forward(Socket client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        // The first message has no type.
        copy(in, out, in.readInt());
        while (true) {
            int type = in.read();
            if (type < 0) {
                server.shutdownOutput();
                return;
            }
            if (type == 'S' || type == 'Q') {
                roundTrips.incrementAndGet();
            }
            out.write(type);
            copy(in, out, in.readInt());
        }
    }

    private static void copy(InputStream in, OutputStream out, int length) throws IOException {
        byte[] body = in.readNBytes(length - STARTUP_HEADER);
        if (body.length < length - STARTUP_HEADER) {
            throw new EOFException();
        }
        out.write(new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length});
        out.write(body);
        out.flush();
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
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
