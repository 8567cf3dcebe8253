package dev.pawl.processor.releases;

import dev.pawl.processor.PawlProcessor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources with the processor into a directory, as a build does, and loads what comes of it. */
final class Compiled {

    private final Path classes;
    private final List<String> messages;

    private Compiled(Path classes, List<String> messages) {
        this.classes = classes;
        this.messages = messages;
    }

    static Compiled of(Path sources, Path classes, String... options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null);
                Stream<Path> found = Files.list(sources)) {
            List<String> all = new ArrayList<>(List.of(options));
            all.addAll(List.of("-d", classes.toString(), "-Xlint:all"));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    diagnostics,
                    all,
                    null,
                    files.getJavaFileObjectsFromPaths(found.sorted().toList()));
            task.setProcessors(List.of(new PawlProcessor()));
            task.call();
        }
        return new Compiled(
                classes,
                diagnostics.getDiagnostics().stream()
                        .map(diagnostic -> diagnostic.getKind() + " " + diagnostic.getMessage(null))
                        .toList());
    }

    Path classes() {
        return classes;
    }

    /** What the compiler said, warnings too. */
    List<String> messages() {
        return messages;
    }

    /** An object of a class, in a class loader of its own. */
    Branch branch(String name) throws ReflectiveOperationException, IOException {
        return (Branch) load(name).getConstructor().newInstance();
    }

    /** A class, in a class loader of its own. */
    Class<?> load(String name) throws ReflectiveOperationException, IOException {
        ClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass(name);
    }
}
