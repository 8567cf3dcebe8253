package dev.pawl.processor.baseline;

import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.definition.DefinitionReader;
import dev.pawl.processor.definition.MalformedDefinition;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a build keeps its baselines, if it does: a file for each machine and version. Its files are those of when it was first
 * asked; for one thread.
 */
public final class BaselineDirectory {

    /** The option of the processor that names it. */
    public static final String OPTION = "pawl.baseline";

    private final @Nullable String given;

    /** All of its definitions by the names of machines, once somebody needs them. */
    private @Nullable List<Definition> all;

    private BaselineDirectory(@Nullable String given) {
        this.given = given;
    }

    /** The one that the options of a compilation name. */
    public static BaselineDirectory of(Map<String, String> options) {
        return new BaselineDirectory(options.containsKey(OPTION) ? options.getOrDefault(OPTION, "") : null);
    }

    /** What a machine is compared with. */
    public Baseline find(String machine, int version) {
        if (given == null) {
            return new Baseline.None();
        }
        Path directory;
        try {
            directory = Path.of(given);
        } catch (InvalidPathException e) {
            return new Baseline.BadDirectory(given, "is no path");
        }
        if (!directory.isAbsolute()) {
            return new Baseline.BadDirectory(given, "is not absolute, and compilers start anywhere");
        }
        if (!Files.isDirectory(directory)) {
            return new Baseline.BadDirectory(given, Files.exists(directory) ? "is no directory" : "does not exist");
        }
        String name = Definition.fileName(machine, version);
        Path file = directory.resolve(name);
        return Files.exists(file) ? read(file, machine, version) : missing(name, directory, version);
    }

    private Baseline missing(String name, Path directory, int version) {
        if (all == null) {
            all = readAll(directory);
        }
        return new Baseline.Missing(
                name, all.stream().filter(other -> other.version() == version).toList());
    }

    /** A file that can't be read is told to the machine whose it is; to others it would be a hint at most. */
    private static List<Definition> readAll(Path directory) {
        List<Definition> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                Definition definition = readable(file);
                if (definition != null) {
                    found.add(definition);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        found.sort(Comparator.comparing(Definition::machine));
        return found;
    }

    private static @Nullable Definition readable(Path file) throws IOException {
        try {
            return DefinitionReader.read(Files.readString(file));
        } catch (MalformedDefinition e) {
            return null;
        }
    }

    private static Baseline read(Path file, String machine, int version) {
        String name = file.getFileName().toString();
        try {
            Definition definition = DefinitionReader.read(Files.readString(file));
            if (!definition.machine().equals(machine) || definition.version() != version) {
                return new Baseline.BadFile(
                        name, "is of \"" + definition.machine() + "\" in version " + definition.version());
            }
            return new Baseline.Accepted(definition);
        } catch (MalformedDefinition e) {
            return new Baseline.BadFile(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Baseline.BadFile(name, "can't be read: " + e.getMessage());
        }
    }
}
