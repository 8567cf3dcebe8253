package dev.pawl.processor.baseline;

import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.definition.DefinitionReader;
import dev.pawl.processor.definition.MalformedDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a build keeps its baselines, if it does: a file for each machine and version. */
public final class BaselineDirectory {

    /** The option of the processor that names it. */
    public static final String OPTION = "pawl.baseline";

    private final @Nullable String given;

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
        return Files.exists(file) ? read(file, machine, version) : new Baseline.Missing(name);
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
