package dev.pawl.benchmarks.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Compiles sources in a folder, again and again. Each run has an output folder of its own, and nothing is deleted in between: a
 * file system may take several times as long to make a file where it has just deleted many.
 */
final class Compiling {

    private final Path folder;
    private int runs;

    Compiling(Path folder) {
        this.folder = folder;
    }

    /** Writes the sources, and, beside them, what is generated for them. */
    void prepare(Map<String, String> sources) throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = sources().resolve(source.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, source.getValue());
        }
        Compilation.run(Mode.ONLY, generated(), List.of(sources()));
    }

    /** In this JVM, which has compiled before and knows javac by heart. */
    Compilation.Took here(Mode mode) throws IOException {
        return Compilation.run(mode, out(), input(mode));
    }

    /** In a JVM of its own, as a build runs javac. Starting that JVM does not count. */
    Compilation.Took apart(Mode mode) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Compilation.class.getName(),
                mode.name(),
                out().toString()));
        input(mode).forEach(path -> command.add(path.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the compilation has failed: " + printed);
        }
        String[] seconds = printed.split(" ");
        return new Compilation.Took(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]));
    }

    /** How many lines the sources have, and how many what is generated. */
    long lines(boolean generated) throws IOException {
        long lines = 0;
        for (Path file : Compilation.javaFiles(List.of(generated ? generated() : sources()))) {
            lines += Files.readString(file).lines().count();
        }
        return lines;
    }

    private List<Path> input(Mode mode) {
        return mode.generated() ? List.of(sources(), generated()) : List.of(sources());
    }

    private Path sources() {
        return folder.resolve("sources");
    }

    private Path generated() {
        return folder.resolve("generated");
    }

    private Path out() {
        return folder.resolve("out-" + runs++);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
