package dev.pawl.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
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

    private static final Pattern EXAMPLE =
            Pattern.compile("^```java\n// wrong\n(.*?)^// right\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

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
        told(1).forEach((code, told) -> {
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
        told(2).forEach((code, told) -> assertThat(told).as(code).isEmpty());
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

    private static String example(String section, int half) {
        Matcher matcher = EXAMPLE.matcher(section);
        assertThat(matcher.find()).as("an example").isTrue();
        return matcher.group(half);
    }

    /** What the compiler says of the examples, by the sections where they stand. All are compiled together. */
    private static Map<String, List<String>> told(int half) {
        Map<String, List<String>> told = new TreeMap<>();
        List<JavaFileObject> sources = new ArrayList<>();
        sections().forEach((code, section) -> {
            String name = code.replace('-', '_');
            told.put(name, new ArrayList<>());
            sources.add(JavaFileObjects.forSourceString(
                    name + ".Door", "package " + name + ";\n" + complete(example(section, half))));
        });
        Compilation compilation = Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions("-Xlint:all,-processing,-serial,-auxiliaryclass")
                .compile(sources);
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
        Map<String, List<String>> byCode = new TreeMap<>();
        told.forEach((name, messages) -> byCode.put(name.replace('_', '-'), messages));
        return byCode;
    }

    /** The source that an example stands for: a few lines of the door, or whole classes with a gap for the rest of it. */
    private static String complete(String example) {
        String whole = example.contains("@Machine") ? example : "@Machine class Door { …\n" + example + "}";
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
