package dev.pawl.examples;

import dev.pawl.examples.support.Login;
import dev.pawl.examples.support.Progress;
import dev.pawl.runtime.testing.TestDatabase;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** What the tests of the examples run on: a new database that writes each commit to the disk. */
public final class Fresh implements AutoCloseable {

    private final TestDatabase database = TestDatabase.durable();

    /** How to reach it. */
    public Login login() {
        return new Login(database.url(), database.user(), database.password());
    }

    /** Progress that goes to the test's output. */
    public static Progress progress() {
        return new Progress(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        database.close();
    }
}
