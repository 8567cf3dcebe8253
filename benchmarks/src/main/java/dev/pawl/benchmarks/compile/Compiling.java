package dev.pawl.benchmarks.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources in a folder, again and again, with this JVM's javac. Each run has an output folder of its own, and nothing is
 * deleted in between: a file system may take several times as long to make a file where it has just deleted many.
 */
final class Compiling {

    /**
     * How long it took, in seconds.
     *
     * @param processor what of it was spent in the processor
     */
    record Took(double all, double processor) {}

    private final Path folder;
    private int runs;

    Compiling(Path folder) {
        this.folder = folder;
    }

    /** Writes the sources, and, beside them, what is generated for them. */
    void prepare(Map<String, String> sources) throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("sources").resolve(source.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, source.getValue());
        }
        run(Mode.ONLY, folder.resolve("generated"));
    }

    Took run(Mode mode) throws IOException {
        return run(mode, folder.resolve("out-" + runs++));
    }

    private Took run(Mode mode, Path out) throws IOException {
        Files.createDirectories(out);
        List<Path> sources = new ArrayList<>(javaFiles(folder.resolve("sources")));
        if (mode.generated()) {
            sources.addAll(javaFiles(folder.resolve("generated")));
        }
        TimedProcessor processor = new TimedProcessor();
        StringWriter messages = new StringWriter();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "this is no JDK");
        long begin = System.nanoTime();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(out));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    messages,
                    files,
                    null,
                    List.of("--release", "17", mode.option()),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            if (mode.processes()) {
                task.setProcessors(List.of(processor));
            }
            if (!task.call()) {
                throw new IllegalStateException("the sources don't compile: " + messages);
            }
        }
        return new Took((System.nanoTime() - begin) / 1e9, processor.nanos() / 1e9);
    }

    /** How many lines the sources have, and how many what is generated. */
    long lines(boolean generated) throws IOException {
        long lines = 0;
        for (Path file : javaFiles(folder.resolve(generated ? "generated" : "sources"))) {
            lines += Files.readString(file).lines().count();
        }
        return lines;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
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
