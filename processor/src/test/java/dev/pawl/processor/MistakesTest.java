package dev.pawl.processor;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.problem.Codes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder under {@code mistakes} holds a source and, in {@code expected.txt}, all that the compiler says of it: the
 * severity, the file, the line and the message. A folder is named by the code it is about, with a variant after two
 * hyphens; where it holds a folder {@code baseline}, that is what the source is compared with, and where it holds {@code
 * options.txt}, these are given to the compiler. Under {@code together} stand sources with several mistakes. {@code -Dpawl.expect=write} rewrites what is expected.
 */
class MistakesTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    @TestFactory
    Stream<DynamicTest> eachMistakeIsToldAtItsLine() throws IOException {
        return told("mistakes").entrySet().stream()
                .map(told -> DynamicTest.dynamicTest(told.getKey().getFileName().toString(), () -> {
                    if (!told.getKey().toString().endsWith("--allowed")) {
                        assertThat(told.getValue()).contains("[" + code(told.getKey()) + "]");
                    }
                    compare(told.getKey(), told.getValue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> mistakesAreToldTogether() throws IOException {
        return told("together").entrySet().stream()
                .map(told -> DynamicTest.dynamicTest(
                        told.getKey().getFileName().toString(), () -> compare(told.getKey(), told.getValue())));
    }

    @Test
    void everyMistakeHasItsFolder() throws IOException {
        List<String> folders =
                folders("mistakes").stream().map(MistakesTest::code).distinct().toList();
        assertThat(folders).isEqualTo(Codes.all());
    }

    private static void compare(Path folder, String told) throws IOException {
        Path expected = folder.resolve("expected.txt");
        if ("write".equals(System.getProperty("pawl.expect"))) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
    }

    /** What the compiler says of each folder; all cores compile. */
    private static Map<Path, String> told(String name) throws IOException {
        return folders(name).parallelStream()
                .collect(toMap(folder -> folder, MistakesTest::told, (one, other) -> one, TreeMap::new));
    }

    private static String told(Path folder) {
        try {
            return compiled(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the compiler says, a line each, in its order. */
    private static String compiled(Path folder) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                sources.add(source(file));
            }
        }
        Compilation compilation = Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions(options(folder))
                .compile(sources);
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(MistakesTest::line)
                .collect(joining());
    }

    static List<Object> options(Path folder) throws IOException {
        Path options = folder.resolve("options.txt");
        Path baseline = folder.resolve("baseline");
        if (Files.exists(options)) {
            return List.copyOf(Files.readAllLines(options));
        }
        return Files.exists(baseline) ? List.of("-Apawl.baseline=" + baseline.toAbsolutePath()) : List.of();
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String file =
                source == null ? "nowhere" : Path.of(source.getName()).getFileName() + ":" + diagnostic.getLineNumber();
        String severity = diagnostic.getKind().toString().toLowerCase(Locale.ROOT);
        return severity + " " + file + ": " + diagnostic.getMessage(Locale.ROOT).replace("\n", "\n    ") + "\n";
    }

    private static JavaFileObject source(Path file) throws MalformedURLException {
        return JavaFileObjects.forResource(file.toUri().toURL());
    }

    private static String code(Path folder) {
        return folder.getFileName().toString().replaceAll("--.*", "");
    }

    private static List<Path> folders(String name) throws IOException {
        try (Stream<Path> folders = Files.list(RESOURCES.resolve(name))) {
            return folders.sorted().toList();
        }
    }
}
