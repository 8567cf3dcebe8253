package dev.pawl.processor.generate;

import dev.pawl.processor.model.MachineModel;
import java.util.List;

/** Writes nothing yet. */
public final class Generator {

    private Generator() {}

    public static List<GeneratedFile> generate(MachineModel model) {
        return List.of();
    }

    public static List<GeneratedFile> skeleton(MachineModel model) {
        return List.of();
    }
}
