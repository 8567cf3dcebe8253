package dev.pawl.examples.support;

import picocli.CommandLine.Option;

/** The options that say where the database is. */
public final class ServerOptions {

    @Option(names = "--url", description = "A Postgres that is there, as a JDBC URL; without it, one is started.")
    private String url = "";

    @Option(names = "--user", defaultValue = "postgres", description = "Its user (${DEFAULT-VALUE}).")
    private String user = "postgres";

    @Option(
            names = "--password",
            defaultValue = "${env:PAWL_PASSWORD:-postgres}",
            description = "The password, if not in the environment as PAWL_PASSWORD.")
    private String password = "postgres";

    /** The server that is there, or a new one. */
    public Server open() {
        return url.isBlank() ? Server.start() : Server.at(login());
    }

    /** How to reach the server that is there. */
    public Login login() {
        return new Login(url, user, password);
    }
}
