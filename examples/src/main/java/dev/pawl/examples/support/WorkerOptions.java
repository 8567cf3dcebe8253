package dev.pawl.examples.support;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a worker process is told. */
public final class WorkerOptions {

    private static final long LONGEST_GOODBYE_MS = 10_000;

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

    /**
     * Says that it works, and waits until whoever started it closes its standard input or dies. After that the process may
     * finish what it runs, but not for long: the database may be gone as well.
     */
    public void workUntilTold() throws IOException {
        System.out.println(Worker.READY);
        System.out.flush();
        while (System.in.read() >= 0) {
            // Nothing is expected; only the end counts.
        }
        Thread end = new Thread(WorkerOptions::endByForce, "end-by-force");
        end.setDaemon(true);
        end.start();
    }

    private static void endByForce() {
        try {
            Thread.sleep(LONGEST_GOODBYE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
