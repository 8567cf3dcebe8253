package dev.pawl.examples.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that runs an example's machine. It says {@code ready} once it works, and ends when its standard input
 * does, so it does not outlive whoever started it.
 */
public final class Worker {

    /** What a worker prints when it has begun to work. */
    public static final String READY = "ready";

    private final String name;
    private final Process process;
    private final Path log;
    private volatile boolean killed;

    private Worker(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a worker with the Java and the class path of this program. */
    static Worker start(String name, Login login, Path logs, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "dev.pawl.examples.Examples",
                "worker"));
        command.addAll(arguments);
        command.addAll(List.of("--name", name, "--url", login.url(), "--user", login.user()));
        Path log = logs.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("PAWL_PASSWORD", login.password());
        try {
            return new Worker(name, builder.start(), log);
        } catch (IOException e) {
            throw new DemoException("A worker process could not be started: " + e.getMessage(), e);
        }
    }

    /** Its name, which no other worker of this run has. */
    public String name() {
        return name;
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Waits until it has begun to work, or was killed before. */
    void awaitReady() {
        try {
            // Not closed: the worker prints nothing more, and lives on.
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            if (!READY.equals(output.readLine()) && !killed) {
                throw new DemoException("Worker " + name + " did not start:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            if (!killed) {
                throw new DemoException("Worker " + name + " does not answer: " + e.getMessage(), e);
            }
        }
    }

    /** Ends it with SIGKILL, in the middle of whatever it does, and waits until it is gone. */
    void kill() {
        killed = true;
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to finish what it runs and to end; ends it by force if it takes longer than ten seconds. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
