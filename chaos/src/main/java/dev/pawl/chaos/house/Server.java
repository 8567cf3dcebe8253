package dev.pawl.chaos.house;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres that writes each commit to its disk, and that can be stopped as by a loss of power: what it starts from then
 * is what its log holds. Not thread-safe, but for {@link #connect} and {@link #url}.
 */
public final class Server implements AutoCloseable {

    /** How many connections it takes. */
    public static final int CONNECTIONS = 120;

    private static final Duration STOPPING = Duration.ofSeconds(30);
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Duration BY_ITSELF = Duration.ofSeconds(10);

    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres running;

    /** A new one, which does not run yet. */
    public Server(Path data) throws IOException {
        this.data = data;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    /** Starts it, and recovers what there is to recover. */
    public void start() throws IOException {
        running = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(STARTING)
                // An embedded server does not wait for the disk by itself.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "192MB")
                .setServerConfig("shared_buffers", "192MB")
                .setServerConfig("max_connections", String.valueOf(CONNECTIONS))
                .start();
    }

    /** Stops it as {@code pg_ctl stop -m immediate} does: nobody is told, and nothing is written any more. */
    public void stopImmediately() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        if (postmaster != null) {
            new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster.pid()))
                    .start()
                    .waitFor();
            postmaster
                    .onExit()
                    .orTimeout(STOPPING.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
        // It finds nothing to stop, and lets go of the folder.
        close();
    }

    /** Waits until it answers; where it does not come back by itself, it is started anew. */
    public void awaitOrRestart() throws IOException, InterruptedException {
        long end = System.nanoTime() + BY_ITSELF.toNanos();
        while (postmaster() != null && System.nanoTime() < end) {
            try {
                connect().close();
                return;
            } catch (SQLException e) {
                Thread.sleep(AGAIN.toMillis());
            }
        }
        stopImmediately();
        start();
    }

    private @Nullable ProcessHandle postmaster() throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? null
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElse(null);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Its address, past all that is between it and the processes. */
    public String url() {
        return url(port);
    }

    /** An address by which it is reached at another port. */
    public static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?connectTimeout=3&socketTimeout=60";
    }

    /** A connection past all that is between. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    /** Executes statements. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        EmbeddedPostgres last = running;
        running = null;
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
