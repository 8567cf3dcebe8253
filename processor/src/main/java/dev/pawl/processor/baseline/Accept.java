package dev.pawl.processor.baseline;

import dev.pawl.processor.definition.Continuity;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.definition.DefinitionReader;
import dev.pawl.processor.definition.MalformedDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The command that copies the definitions of compiled machines into a baseline, for source control: {@code Accept CLASSES...
 * DIRECTORY}. It refuses a definition that forgets or renumbers a shape which the baseline has.
 */
public final class Accept {

    private static final String ENDING = ".pawl.json";

    private final Path baseline;
    private final Consumer<String> out;

    private Accept(Path baseline, Consumer<String> out) {
        this.baseline = baseline;
        this.out = out;
    }

    /** Ends with 0 if all definitions were accepted. */
    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("usage: " + Accept.class.getName() + " CLASSES... DIRECTORY");
            System.exit(2);
        }
        List<Path> paths = Stream.of(args).map(Path::of).toList();
        boolean accepted;
        try {
            accepted = accept(paths.subList(0, paths.size() - 1), paths.get(paths.size() - 1), System.out::println);
        } catch (IOException e) {
            System.err.println(e);
            accepted = false;
        }
        // Called by a build inside its own process, a return is the better end.
        if (!accepted) {
            System.exit(1);
        }
    }

    /**
     * Copies what is in these directories of compiled classes.
     *
     * @param out is told, a line for each machine, what became of it
     * @return whether nothing was refused
     */
    public static boolean accept(List<Path> classes, Path baseline, Consumer<String> out) throws IOException {
        Accept accept = new Accept(baseline, out);
        Map<String, Path> found = new TreeMap<>();
        boolean all = true;
        for (Path directory : classes) {
            for (Path file : definitions(directory)) {
                all &= accept.collect(file, found);
            }
        }
        if (found.isEmpty()) {
            out.accept("no definition of a machine is in " + classes);
            return false;
        }
        Files.createDirectories(baseline);
        for (Map.Entry<String, Path> entry : found.entrySet()) {
            all &= accept.copy(entry.getValue(), baseline.resolve(entry.getKey()));
        }
        return all;
    }

    private static List<Path> definitions(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private boolean collect(Path file, Map<String, Path> found) throws IOException {
        Optional<Definition> definition = read(file);
        if (definition.isEmpty()) {
            return false;
        }
        Path other = found.putIfAbsent(definition.get().fileName(), file);
        if (other != null) {
            out.accept("refused: " + other + " and " + file + " are definitions of one machine and version");
            return false;
        }
        return true;
    }

    private boolean copy(Path from, Path to) throws IOException {
        String name = to.getFileName().toString();
        String text = Files.readString(from);
        if (!Files.exists(to)) {
            Files.writeString(to, text);
            out.accept("new: " + name);
            return true;
        }
        if (Files.readString(to).equals(text)) {
            out.accept("unchanged: " + name);
            return true;
        }
        Optional<Definition> before = read(to);
        Optional<Definition> now = read(from);
        if (before.isEmpty() || now.isEmpty()) {
            return false;
        }
        List<String> breaks = new ArrayList<>(Continuity.breaks(before.get(), now.get()));
        if (!breaks.isEmpty()) {
            breaks.forEach(fault -> out.accept("refused: " + name + ": " + fault));
            out.accept("refused: " + name + " was not compiled with -A" + BaselineDirectory.OPTION + "=" + baseline
                    + ", or not since that changed. Compile anew");
            return false;
        }
        Files.writeString(to, text);
        out.accept("changed: " + name);
        return true;
    }

    private Optional<Definition> read(Path file) throws IOException {
        try {
            return Optional.of(DefinitionReader.read(Files.readString(file)));
        } catch (MalformedDefinition e) {
            out.accept("refused: " + file + " " + e.getMessage());
            return Optional.empty();
        }
    }
}
