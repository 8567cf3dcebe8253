package dev.pawl.processor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines that are compiled together are checked and generated on several threads: what is written for each and said of it
 * is the same as if it were compiled alone, in whatever order they come.
 */
class ManyMachinesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final int LAMPS = 12;
    private static final int THREADS = 8;
    private static final int TIMES = 6;

    @TempDir
    private Path output;

    /** What came of a compilation: its files, and what is said of each source. */
    private record Made(Map<String, String> files, Map<String, List<String>> told) {}

    @Test
    void togetherTheyGiveWhatEachGivesAlone() throws Exception {
        List<List<JavaFileObject>> units = units();
        Map<String, String> files = new TreeMap<>();
        Map<String, List<String>> told = new TreeMap<>();
        for (List<JavaFileObject> unit : units) {
            Made alone = compile(unit);
            assertThat(alone.files()).isNotEmpty();
            files.putAll(alone.files());
            told.putAll(alone.told());
        }
        assertThat(files.keySet())
                .filteredOn(name -> name.endsWith("Machine.java"))
                .hasSizeGreaterThan(LAMPS + 6);
        assertThat(told).hasSizeGreaterThan(2);

        Random random = new Random(8);
        ForkJoinPool pool = new ForkJoinPool(THREADS);
        try {
            for (int i = 0; i < TIMES; i++) {
                Collections.shuffle(units, random);
                List<JavaFileObject> all = units.stream().flatMap(List::stream).toList();
                // A parallel stream runs in the pool from which it is asked for.
                Made together = pool.submit(() -> compile(all)).get();
                assertThat(together.files()).isEqualTo(files);
                assertThat(together.told()).isEqualTo(told);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Sources that need each other stand in one unit. */
    private static List<List<JavaFileObject>> units() throws IOException {
        List<List<JavaFileObject>> units = new ArrayList<>();
        for (String name : List.of("checkout", "nested", "order", "permit", "upgraded")) {
            try (Stream<Path> sources = Files.list(GOLDEN.resolve(name).resolve("in"))) {
                units.add(sources.sorted().map(ManyMachinesTest::source).toList());
            }
        }
        for (int i = 0; i < LAMPS; i++) {
            units.add(List.of(JavaFileObjects.forSourceString("lamps.Lamp" + i, lamp(i))));
        }
        return units;
    }

    /** Machines of several lengths; of every third one a state is left by nobody, and a signal is taken by none. */
    private static String lamp(int number) {
        StringBuilder text = new StringBuilder("""
                package lamps;

                import dev.pawl.*;
                import java.util.List;

                @Allow("no-baseline")
                @Machine
                public class Lamp%s {
                    @State(terminal = true) record Broken(String why) {}
                    @Signal record Press(int strength, List<String> hands) {}
                """.formatted(number));
        for (int i = 0; i <= number; i++) {
            text.append("    @State%s record Level%s(int watts) {}\n".formatted(i == 0 ? "(initial = true)" : "", i));
            if (i < number) {
                text.append("    @Step Level%s up%s(Level%s s, Press press) { return new Level%s(s.watts()); }\n"
                        .formatted(i + 1, i, i, i + 1));
            }
        }
        if (number % 3 == 1) {
            text.append("    @Signal record Unheard() {}\n");
        } else {
            text.append("    @Step(after = \"PT%sM\") Broken burn(Level%s s, StepContext<Level%s> context) {"
                    .formatted(number + 1, number, number));
            text.append(" return new Broken(\"burnt\"); }\n");
            text.append("    @Step Broken press(Level%s s, List<Press> all) { return new Broken(\"pressed\"); }\n"
                    .formatted(number));
        }
        return text.append("}\n").toString();
    }

    private static JavaFileObject source(Path file) {
        try {
            return JavaFileObjects.forResource(file.toUri().toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With mistakes or without: those machines have skeletons. */
    private Made compile(List<JavaFileObject> sources) throws IOException {
        Path folder = Files.createTempDirectory(output, "made");
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(folder));
            Path baseline = GOLDEN.resolve("upgraded").resolve("baseline").toAbsolutePath();
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(),
                    manager,
                    diagnostics,
                    List.of("-proc:only", "-Apawl.baseline=" + baseline),
                    null,
                    sources);
            task.setProcessors(List.of(new PawlProcessor()));
            task.call();
        }
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        Map<String, List<String>> told = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getSource() != null)
                .collect(groupingBy(
                        diagnostic -> diagnostic.getSource().getName(),
                        TreeMap::new,
                        mapping(ManyMachinesTest::line, toList())));
        return new Made(files, told);
    }

    private static String line(Diagnostic<?> diagnostic) {
        return diagnostic.getKind() + " " + diagnostic.getLineNumber() + " " + diagnostic.getMessage(Locale.ROOT);
    }
}
