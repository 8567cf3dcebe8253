package dev.pawl.runtime.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PgBouncer in transaction mode, in front of a test's database. */
public final class TestBouncer implements AutoCloseable {

    private final Process process;
    private final Path folder;
    private final int port;
    private final String database;

    private TestBouncer(Path program, TestDatabase behind) throws IOException, InterruptedException {
        URI server = URI.create(behind.url().substring("jdbc:".length()));
        database = server.getPath().substring(1);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        folder = Files.createTempDirectory("pawl-bouncer");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = folder.resolve("pgbouncer.ini");
        Files.writeString(file, """
                [databases]
                %s = host=%s port=%s user=%s password=%s
                [pgbouncer]
                pool_mode = transaction
                listen_addr = 127.0.0.1
                listen_port = %s
                unix_socket_dir =
                auth_type = any
                max_client_conn = 200
                default_pool_size = 5
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        database, server.getHost(), server.getPort(), behind.user(), behind.password(), port));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // It will not run as root.
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(file.toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        awaitPort();
    }

    /** Where the program is, if it is installed. */
    public static Optional<Path> program() {
        Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.concat(path, Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static TestBouncer start(TestDatabase behind) {
        try {
            return new TestBouncer(program().orElseThrow(), behind);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("PgBouncer did not start", e);
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException(Files.readString(folder.resolve("log")), e);
                }
                Thread.sleep(20);
            }
        }
    }

    /** For a version that knows nothing of prepared statements. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?prepareThreshold=0";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            for (String name : List.of("pgbouncer.ini", "log")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
