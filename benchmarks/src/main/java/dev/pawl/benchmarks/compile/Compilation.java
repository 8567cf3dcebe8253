package dev.pawl.benchmarks.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** One run of this JVM's javac; by {@link #main}, the only one of a JVM. */
final class Compilation {

    /**
     * How long it took, in seconds.
     *
     * @param processor what of it was spent in the processor
     */
    record Took(double all, double processor) {}

    private Compilation() {}

    /** Compiles, and prints how long it took. Its arguments are the mode, the output folder, and the folders of the sources. */
    public static void main(String[] arguments) throws IOException {
        List<Path> folders = Stream.of(arguments).skip(1).map(Path::of).toList();
        Took took = run(Mode.valueOf(arguments[0]), folders.get(0), folders.subList(1, folders.size()));
        System.out.println(took.all + " " + took.processor);
    }

    static Took run(Mode mode, Path out, List<Path> folders) throws IOException {
        Files.createDirectories(out);
        List<Path> sources = javaFiles(folders);
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

    /** The sources in folders, in the order of their names. */
    static List<Path> javaFiles(List<Path> folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
            }
        }
        return all;
    }
}
