package dev.pawl.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.definition.DefinitionReader;
import dev.pawl.processor.problem.Codes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page {@code docs/mistakes.md} tells of every code, and of nothing else, and what it shows is true: a wrong example
 * has that one mistake, a right one none.
 */
class MistakesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "mistakes.md");

    private static final String IMPORTS = """
            import dev.pawl.*;
            import java.sql.Connection;
            import java.sql.SQLException;
            import java.time.*;
            import java.util.*;
            """;

    private static final Pattern SECTION =
            Pattern.compile("^### (\\S+)\n(.*?)(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern EXAMPLE = Pattern.compile(
            "^```java\n(?:// before\n(.*?)^)?// wrong\n(.*?)^// right\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final int BEFORE = 1;
    private static final int WRONG = 2;
    private static final int RIGHT = 3;

    @TempDir
    private Path baselines;

    @Test
    void everyCodeHasItsSection() {
        assertThat(sections().keySet()).containsExactlyElementsOf(Codes.all());
    }

    @Test
    void warningsSayHowTheyAreSilenced() {
        sections()
                .forEach((code, text) -> assertThat(text.contains("@Allow(\"" + code + "\")"))
                        .as(code)
                        .isEqualTo(Codes.warnings().contains(code)));
    }

    @Test
    void whatIsWrongHasThatOneMistake() {
        told(WRONG).forEach((code, told) -> {
            String kind = Codes.warnings().contains(code) ? "warning" : "error";
            assertThat(told)
                    .as(code)
                    .singleElement()
                    .asString()
                    .startsWith(kind)
                    .endsWith("[" + code + "]");
        });
    }

    @Test
    void whatIsRightHasNone() {
        told(RIGHT).forEach((code, told) -> assertThat(told).as(code).isEmpty());
    }

    private static Map<String, String> sections() {
        Map<String, String> sections = new TreeMap<>();
        Matcher matcher = SECTION.matcher(page());
        while (matcher.find()) {
            assertThat(sections.put(matcher.group(1), matcher.group(2)))
                    .as("a second section " + matcher.group(1))
                    .isNull();
        }
        return sections;
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of a section's example; null if it has none, or none in Java. */
    private static String example(String section, int part) {
        Matcher matcher = EXAMPLE.matcher(section);
        if (matcher.find()) {
            return matcher.group(part);
        }
        assertThat(section).as("an example").contains("```sh\n# wrong\n", "\n# right\n");
        return null;
    }

    /** What the compiler says of the examples, by the sections where they stand. */
    private Map<String, List<String>> told(int part) {
        Map<String, List<String>> told = new TreeMap<>();
        List<JavaFileObject> together = new ArrayList<>();
        sections().forEach((code, section) -> {
            String example = example(section, part);
            String before = example(section, BEFORE);
            if (example != null) {
                told.put(code.replace('-', '_'), new ArrayList<>());
                if (before == null) {
                    together.add(source(code, example));
                } else {
                    told(compile(List.of(source(code, example)), "-Apawl.baseline=" + released(code, before)), told);
                }
            }
        });
        told(compile(together), told);
        Map<String, List<String>> byCode = new TreeMap<>();
        told.forEach((name, messages) -> byCode.put(name.replace('_', '-'), messages));
        return byCode;
    }

    /** A baseline that holds what was released. */
    private Path released(String code, String example) {
        try {
            Compilation compilation = compile(List.of(source(code, example)));
            Path baseline = Files.createTempDirectory(baselines, code);
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getName().endsWith(".pawl.json")) {
                    String definition = file.getCharContent(false).toString();
                    Files.writeString(
                            baseline.resolve(DefinitionReader.read(definition).fileName()), definition);
                }
            }
            assertThat(baseline).as(compilation.diagnostics().toString()).isNotEmptyDirectory();
            return baseline;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(String code, String example) {
        String name = code.replace('-', '_');
        return JavaFileObjects.forSourceString(name + ".Door", "package " + name + ";\n" + complete(example));
    }

    private static Compilation compile(List<JavaFileObject> sources, String... options) {
        List<Object> all = new ArrayList<>(List.of(options));
        all.add("-Xlint:all,-processing,-serial,-auxiliaryclass");
        return Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions(all)
                .compile(sources);
    }

    private static void told(Compilation compilation, Map<String, List<String>> told) {
        for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
            if (diagnostic.getKind() != Diagnostic.Kind.NOTE) {
                String file = Objects.requireNonNull(diagnostic.getSource(), diagnostic::toString)
                        .getName();
                String kind = diagnostic.getKind().toString().toLowerCase(Locale.ROOT);
                String folder = Path.of(file).getParent().getFileName().toString();
                told.computeIfAbsent(folder, unknown -> new ArrayList<>())
                        .add(kind + " " + diagnostic.getMessage(Locale.ROOT));
            }
        }
    }

    /** The source that an example stands for: a few lines of the door, or whole classes with a gap for the rest of it. */
    private static String complete(String example) {
        boolean isWhole = example.contains("@Machine") || example.startsWith("class Door ");
        String whole = isWhole ? example : "@Machine class Door { …\n" + example + "}";
        List<String> rest = new ArrayList<>();
        if (!declares(whole, "Closed")) {
            rest.add("@State(initial = true) record Closed() {}");
        }
        if (!declares(whole, "Open")) {
            rest.add("@State(terminal = true) record Open() {}");
        }
        if (!whole.contains(" open(")) {
            String method = "Open open(Closed s)";
            rest.add(
                    whole.contains("interface Door")
                            ? "@Step default " + method + " { return new Open(); }"
                            : "@Step " + method + " { return new Open(); }");
        }
        return IMPORTS + whole.replace("…", String.join(" ", rest));
    }

    private static boolean declares(String source, String type) {
        return Pattern.compile("(record|class) " + type + "\\b").matcher(source).find();
    }
}
