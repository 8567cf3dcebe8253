package dev.pawl.processor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.PawlProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is generated is exactly what stands under {@code golden/<case>/out}, and compiles without a warning. {@code
 * -Dpawl.goldens=rewrite} puts there what is generated now; the difference is then for a reviewer.
 */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("pawl.goldens"));

    @ParameterizedTest
    @ValueSource(strings = {"checkout", "permit", "nested", "upgraded", "order"})
    void generated(String name) throws IOException {
        check(name, GOLDEN.resolve(name).resolve("in"), "-Xlint:all");
    }

    /** Its machine is also compiled with the tests, for others of them to run; javac warns that its classes are there already. */
    @ParameterizedTest
    @ValueSource(strings = "zoo")
    void generatedForTests(String name) throws IOException {
        check(name, Path.of("src/test/java/dev/pawl/processor").resolve(name), "-Xlint:all,-processing");
    }

    private static void check(String name, Path sources, String lint) throws IOException {
        Map<String, String> generated = generate(sources, GOLDEN.resolve(name).resolve("baseline"), lint);
        Path expected = GOLDEN.resolve(name).resolve("out");
        if (REWRITE) {
            write(expected, generated);
        }
        assertThat(generated).isEqualTo(read(expected));
    }

    private static Map<String, String> generate(Path sources, Path baseline, String lint) throws IOException {
        List<Object> options = new ArrayList<>(List.of(lint, "-Werror"));
        if (Files.exists(baseline)) {
            options.add("-Apawl.baseline=" + baseline.toAbsolutePath());
        }
        Compilation compilation = Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions(options)
                .compile(sources(sources));
        assertThat(compilation.diagnostics()).isEmpty();
        Map<String, String> generated = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() != JavaFileObject.Kind.CLASS) {
                generated.put(
                        file.toUri().getPath().replaceFirst("^/(SOURCE|CLASS)_OUTPUT/", ""),
                        file.getCharContent(true).toString());
            }
        }
        return generated;
    }

    private static List<JavaFileObject> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().endsWith("Test.java"))
                    .sorted()
                    .map(GoldenTest::source)
                    .toList();
        }
    }

    private static JavaFileObject source(Path file) {
        try {
            return JavaFileObjects.forResource(file.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }
}
