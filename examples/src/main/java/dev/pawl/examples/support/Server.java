package dev.pawl.examples.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The Postgres that an example runs on: one that it starts and throws away, or one that is there. */
public final class Server implements AutoCloseable {

    private final Login login;
    private final @Nullable EmbeddedPostgres started;

    private Server(Login login, @Nullable EmbeddedPostgres started) {
        this.login = login;
        this.started = started;
    }

    /** A server that is there. */
    public static Server at(Login login) {
        return new Server(login, null);
    }

    /** Starts a server on a free port, with an empty database in a temporary folder. */
    public static Server start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    // It is meant for tests and does not wait for the disk by itself. Here what is committed must stay.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
            return new Server(new Login(url, "postgres", "postgres"), postgres);
        } catch (IOException | IllegalStateException e) {
            throw new DemoException(
                    "The embedded Postgres did not start: " + e.getMessage() + "\nPostgres refuses to run as root."
                            + " Where the container forbids user namespaces (unshare), run this as an ordinary user, or give"
                            + " it a server with --url, --user and --password.",
                    e);
        }
    }

    /** How to reach it. */
    public Login login() {
        return login;
    }

    @Override
    public void close() {
        if (started != null) {
            try {
                started.close();
            } catch (IOException e) {
                throw new DemoException("The embedded Postgres did not stop: " + e.getMessage(), e);
            }
        }
    }
}
