package dev.pawl.chaos.house;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that this one has started: with its Java, its class path, and a log. It ends when its standard input does. */
public final class Child {

    private final String name;
    private final Process process;
    private volatile boolean ended;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param options of its Java
     */
    public static Child start(String name, Path log, List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m"));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            return new Child(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("A process could not be started", e);
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether it has ended, and nobody wanted that. */
    public boolean endedByItself() {
        return !process.isAlive() && !ended;
    }

    /** Ends it in the middle of whatever it does. */
    public void kill() throws InterruptedException {
        ended = true;
        process.destroyForcibly();
        process.waitFor();
    }

    /** Sends a signal of the system: STOP and CONT. */
    public void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Tells it something, as a line. */
    public void tell(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // It is dead, or about to be.
        }
    }

    /** Has it finish what it runs, and kills it if that takes longer. */
    public void stop(int seconds) throws InterruptedException {
        ended = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is dead.
        }
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
