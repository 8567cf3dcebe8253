package dev.pawl.runtime.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** A primary and a standby that follows it, each of which can be killed; commits are on both before they are answered. */
public final class TestCluster implements AutoCloseable {

    private final Path folder;
    private final Server primary;
    private final Server standby;

    public TestCluster() {
        try {
            folder = Files.createTempDirectory("pawl-cluster");
            primary = new Server(folder.resolve("a"), freePort());
            standby = new Server(folder.resolve("b"), freePort());
            primary.start();
            primary.stop();
            copy(primary.data, standby.data);
            Files.createFile(standby.data.resolve("standby.signal"));
            Files.writeString(
                    standby.data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + primary.port + " user=postgres'\n"
                            + "wal_retrieve_retry_interval = '100ms'\n",
                    StandardOpenOption.APPEND);
            primary.start();
            standby.start();
            primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
            primary.execute("SELECT pg_reload_conf()");
            awaitStandby();
        } catch (Exception e) {
            throw new IllegalStateException("There is no cluster", e);
        }
    }

    public Server primary() {
        return primary;
    }

    public Server standby() {
        return standby;
    }

    /** Until commits wait for the standby, and get their answer. */
    public void awaitStandby() throws Exception {
        Until.holds(() -> primary.count("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") > 0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.copy(folder, to.resolve(from.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        standby.stop();
        primary.stop();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the two. */
    public static final class Server {

        private final Path data;
        private final int port;
        private EmbeddedPostgres running;

        private Server(Path data, int port) {
            this.data = data;
            this.port = port;
        }

        public String host() {
            return "localhost:" + port;
        }

        public String url() {
            return "jdbc:postgresql://" + host() + "/postgres";
        }

        public void start() throws IOException {
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(TestServer.STARTING)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .start();
        }

        /** As a machine that loses its power does, but for its disk. */
        public void kill() throws IOException, InterruptedException {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
            postmaster.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            // It finds nothing to stop, and lets go of the folder.
            stop();
        }

        private void stop() {
            if (running != null) {
                try {
                    running.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                running = null;
            }
        }

        public void execute(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        public long count(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
