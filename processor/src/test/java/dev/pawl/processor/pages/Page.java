package dev.pawl.processor.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A page of the documentation and the Java that it shows. */
record Page(Path file, List<Snippet> snippets) {

    private static final Path HOUSE = Path.of("..");

    /** These have tests of their own. */
    private static final Set<String> ELSEWHERE = Set.of("mistakes", "testing", "versions");

    /** A block of Java. @param line the line of the page on which it begins, counted from 1 */
    record Snippet(Path page, int line, List<String> lines) {

        @Override
        public String toString() {
            return at(0) + ": " + lines.get(0).strip();
        }

        /** Where one of its lines stands. */
        String at(int index) {
            return HOUSE.relativize(page) + ":" + (line + index);
        }
    }

    /** The README and every page of {@code docs/} that shows Java and has no test of its own. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>(List.of(read(HOUSE.resolve("README.md"))));
        try (Stream<Path> files = Files.list(HOUSE.resolve("docs"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                Page page = read(file);
                if (!page.snippets.isEmpty() && !ELSEWHERE.contains(page.name())) {
                    pages.add(page);
                }
            }
        }
        return pages;
    }

    private static Page read(Path file) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int from = 0; from < lines.size(); from++) {
            if (lines.get(from).equals("```java")) {
                int to = from + 1 + lines.subList(from + 1, lines.size()).indexOf("```");
                snippets.add(new Snippet(file, from + 2, lines.subList(from + 1, to)));
                from = to;
            }
        }
        return new Page(file, snippets);
    }

    /** The package in which its snippets are compiled, and the folder of what surrounds them. */
    String name() {
        return file.getFileName().toString().replace(".md", "").toLowerCase(Locale.ROOT);
    }
}
