package dev.pawl.processor.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.baseline.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/versions.md} shows stands in sources that compile against their baseline without a word. */
class VersionsPageTest {

    private static final Path SOURCES = Path.of("src/test/resources/releases");
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path temporary;

    @Test
    void everySnippetIsRealCode() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.add(Files.readString(file));
            }
        }
        Matcher snippets = SNIPPET.matcher(Files.readString(Path.of("../docs/versions.md")));
        List<String> found = snippets.results().map(result -> result.group(1)).toList();
        assertThat(found)
                .hasSizeGreaterThan(8)
                .allSatisfy(snippet -> assertThat(sources).anyMatch(source -> source.contains(snippet)));
    }

    @Test
    void theMachineOfThePageIsARightSuccessor() throws IOException {
        Path baseline = Files.createDirectories(temporary.resolve("baseline"));
        String option = "-Apawl.baseline=" + baseline.toAbsolutePath();
        Path earliest = Files.createDirectories(temporary.resolve("sources"));
        String before = Files.readString(SOURCES.resolve("page-before/Order.java"));
        Files.writeString(
                earliest.resolve("Order.java"),
                before.replace("long cents", "int amount")
                        .replace("@Machine", "@dev.pawl.Allow(\"no-baseline\") @Machine"));
        accept(Compiled.of(earliest, directory("earliest"), option), baseline);
        Files.writeString(
                earliest.resolve("Order.java"),
                before.replace(
                        "    public record Paying(long order, long cents) {}",
                        "    public record Paying(long order, long cents) {}\n"
                                + "    @State(name = \"Paying\", until = 1) record Old(long order, int amount) {}\n"
                                + "    @dev.pawl.Upgrade static Paying up(Old old) {"
                                + " return new Paying(old.order(), old.amount() * 100L); }"));
        accept(Compiled.of(earliest, directory("before"), option), baseline);
        accept(Compiled.of(SOURCES.resolve("page"), directory("page"), option), baseline);
        assertThat(Files.readString(baseline.resolve("Order.v1.json"))).contains("\"shape\": 3");
    }

    private static void accept(Compiled compiled, Path baseline) throws IOException {
        assertThat(compiled.messages()).isEmpty();
        assertThat(Accept.accept(List.of(compiled.classes()), baseline, line -> {}))
                .isTrue();
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(temporary.resolve(name));
    }
}
