package dev.pawl.examples.support;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a worker process is told. */
public final class WorkerOptions {

    @Option(names = "--name", required = true)
    private String name = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    /** Its name. */
    public String name() {
        return name;
    }

    /** Where the database is. */
    public Login login() {
        return server.login();
    }

    /** Says that it works, and waits until whoever started it closes its standard input or dies. */
    public void workUntilTold() throws IOException {
        System.out.println(Worker.READY);
        System.out.flush();
        while (System.in.read() >= 0) {
            // Nothing is expected; only the end counts.
        }
    }
}
