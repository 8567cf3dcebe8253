package dev.pawl.benchmarks.database;

import dev.pawl.benchmarks.report.Report;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is measured on. */
public final class ServerOptions {

    @Option(
            names = "--url",
            paramLabel = "JDBC-URL",
            description =
                    "A Postgres that is there, on which databases are created and dropped; without it one is started.")
    private @Nullable String url;

    @Option(names = "--user", defaultValue = "postgres", description = "Its user. Default ${DEFAULT-VALUE}.")
    private String user = "postgres";

    @Option(names = "--password", defaultValue = "postgres", description = "The user's password.")
    private String password = "postgres";

    @Option(
            names = "--statements",
            description =
                    "Has the server that is started count its statements, and prints the dearest of them. It costs"
                            + " everybody some speed.")
    private boolean statements;

    /** Opens the server and tells of it. */
    public Server open(Report report) throws IOException, SQLException {
        Server server = url == null ? Server.start(statements) : Server.at(url, user, password);
        try {
            server.tell(report);
            return server;
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Whether statements are counted. */
    public boolean statements() {
        return statements;
    }
}
