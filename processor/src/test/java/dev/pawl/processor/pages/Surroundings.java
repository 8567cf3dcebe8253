package dev.pawl.processor.pages;

import dev.pawl.processor.pages.Page.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A source that lacks snippets of a page: a line {@code // snippet: void open(} stands for the one that begins so,
 * whatever its white space. It is filled with them, and knows for each line where that came from.
 */
record Surroundings(Path file, List<String> lines, List<String> origins, List<Snippet> filled) {

    static final Path FOLDER = Path.of("src/test/resources/pages");
    private static final String GAP = "// snippet: ";

    /** Those of a page, filled. */
    static List<Surroundings> of(Page page) throws IOException {
        List<Surroundings> all = new ArrayList<>();
        Path folder = FOLDER.resolve(page.name());
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    all.add(fill(page, file));
                }
            }
        }
        return all;
    }

    private static Surroundings fill(Page page, Path file) throws IOException {
        Surroundings source = new Surroundings(file, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> given = Files.readAllLines(file);
        for (int number = 1; number <= given.size(); number++) {
            String line = given.get(number - 1);
            if (line.strip().startsWith(GAP)) {
                Snippet snippet = find(page, line.strip().substring(GAP.length()), file);
                for (int i = 0; i < snippet.lines().size(); i++) {
                    source.add(snippet.lines().get(i), snippet.at(i));
                }
                source.filled.add(snippet);
            } else {
                source.add(line, file + ":" + number);
            }
        }
        return source;
    }

    private static Snippet find(Page page, String beginning, Path file) {
        List<Snippet> found = page.snippets().stream()
                .filter(snippet -> squeezed(String.join("", snippet.lines())).startsWith(squeezed(beginning)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(file + ": \"" + beginning + "\" should begin one snippet of " + page.file()
                    + ", and begins " + found.size());
        }
        return found.get(0);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private void add(String line, String origin) {
        lines.add(line);
        origins.add(origin);
    }
}
