package dev.pawl.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The compiler of Eclipse tells of the same mistakes in the same words as javac, if not always at the same lines or always in
 * the same order, and it compiles what is generated, which is the same to the byte.
 */
class EclipseTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    @TempDir
    private Path output;

    @TestFactory
    Stream<DynamicTest> mistakesAreTheSame() throws IOException {
        return Stream.concat(folders("mistakes").stream(), folders("together").stream())
                // What javac says of types that are missing, the compiler of Eclipse says in words of its own.
                .filter(folder -> !folder.getFileName().toString().startsWith("unresolved"))
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                    List<String> told = compile(folder, folder, output.resolve(folder.getFileName())).stream()
                            .filter(line -> line.endsWith("]"))
                            .sorted()
                            .toList();
                    assertThat(told).isEqualTo(expected(folder));
                }));
    }

    @Test
    void mistakesAreToldInTheOrderOfTheSource() throws IOException {
        Path folder = RESOURCES.resolve("together").resolve("several");
        List<String> told = compile(folder, folder, output.resolve("order")).stream()
                .filter(line -> line.endsWith("]"))
                .toList();
        // The first two are about values of one annotation, on one line, which it has in an order of its own.
        assertThat(told.subList(2, told.size()))
                .isEqualTo(lines(folder).subList(2, told.size()))
                .hasSizeGreaterThan(8);
    }

    @TestFactory
    Stream<DynamicTest> machinesCompileToTheSame() {
        return Stream.of("checkout", "permit", "nested", "order", "upgraded", "zoo")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path golden = RESOURCES.resolve("golden").resolve(name);
                    Path sources = Files.isDirectory(golden.resolve("in"))
                            ? golden.resolve("in")
                            : Path.of("src/test/java/dev/pawl/processor").resolve(name);
                    Path folder = output.resolve(name);
                    assertThat(compile(sources, golden, folder)).noneMatch(line -> line.startsWith("error"));
                    assertThat(generated(folder)).isEqualTo(generated(golden.resolve("out")));
                }));
    }

    /** What the compiler says, without lines; the options are those that the given folder asks for. */
    private static List<String> compile(Path sources, Path options, Path folder) throws IOException {
        Files.createDirectories(folder);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = new EclipseCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(folder));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(),
                    files,
                    diagnostics,
                    options(options),
                    null,
                    files.getJavaFileObjectsFromPaths(sources(sources)));
            task.setProcessors(List.of(new PawlProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream().map(EclipseTest::line).toList();
    }

    private static List<String> options(Path sources) throws IOException {
        List<String> options = new ArrayList<>(List.of("--release", "17", "-Xlint:none"));
        MistakesTest.options(sources).forEach(option -> options.add(option.toString()));
        return options;
    }

    /** That of the tests, less their own classes: what is generated for those of the zoo would be there already. */
    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes"))
                .toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getKind().toString().toLowerCase(Locale.ROOT) + " " + diagnostic.getMessage(Locale.ROOT);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().endsWith("Test.java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> expected(Path folder) throws IOException {
        return lines(folder).stream().sorted().toList();
    }

    /** What javac says, without lines, but in their order. */
    private static List<String> lines(Path folder) throws IOException {
        return Files.readString(folder.resolve("expected.txt"))
                .lines()
                .map(line -> line.replaceFirst(" \\S+:\\d+: ", " "))
                .toList();
    }

    private static Map<String, String> generated(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".class")) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return files;
    }

    private static List<Path> folders(String name) throws IOException {
        try (Stream<Path> folders = Files.list(RESOURCES.resolve(name))) {
            return folders.sorted().toList();
        }
    }
}
