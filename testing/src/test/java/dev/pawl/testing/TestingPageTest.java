package dev.pawl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/testing.md shows is what these tests compile and run. */
class TestingPageTest {

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static List<String> snippets(String page) {
        List<String> snippets = new ArrayList<>();
        for (int from = page.indexOf("```java\n"); from >= 0; from = page.indexOf("```java\n", from)) {
            int to = page.indexOf("```", from + 8);
            snippets.add(page.substring(from + 8, to));
            from = to;
        }
        return snippets;
    }

    @Test
    void eachSnippetIsInATest() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.append(squeezed(Files.readString(file)));
            }
        }
        List<String> snippets = snippets(Files.readString(Path.of("../docs/testing.md")));
        assertThat(snippets).hasSizeGreaterThan(3);
        // What stands between the parts of a snippet is left out of it.
        for (String snippet : snippets) {
            for (String part : snippet.split("(?m)^\\s*…\\s*$")) {
                assertThat(sources).as(part).contains(squeezed(part));
            }
        }
    }
}
