package dev.pawl.processor.generate;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.generate.GeneratedFile.Resource;
import dev.pawl.processor.generate.GeneratedFile.Source;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.TransitionTable;
import java.util.List;

/** Generates the files of a machine. The same model gives the same bytes. */
public final class Generator {

    private Generator() {}

    /** The files of a machine without mistakes. */
    public static List<GeneratedFile> generate(MachineModel model, TransitionTable table, Definition definition) {
        Draft draft = Draft.of(model, table, definition);
        return List.of(
                source(draft, MachineClass.of(draft, CodecNames.of(draft))),
                client(model),
                new Resource(draft.names().resource(".mmd"), draft.diagram()),
                new Resource(draft.names().resource(".dot"), draft.dot()),
                new Resource(draft.names().resource(".pawl.json"), draft.file()));
    }

    /**
     * For a machine with mistakes: classes with the same names and as many of the signatures as can be made, so that code
     * which uses them does not fail as well.
     */
    public static List<GeneratedFile> skeleton(MachineModel model) {
        Draft draft = Draft.hollow(model);
        return List.of(source(draft, MachineSkeleton.of(draft)), client(model));
    }

    /** The client alone, which is the same whatever states and signals hold. */
    public static GeneratedFile client(MachineModel model) {
        Draft draft = Draft.hollow(model);
        return source(draft, ClientClass.of(draft));
    }

    /** The name of the client's class. */
    public static String clientName(MachineModel model) {
        return Names.of(model).client().reflectionName();
    }

    private static Source source(Draft draft, TypeSpec type) {
        String packageName = draft.names().packageName();
        String name = packageName.isEmpty() ? type.name() : packageName + "." + type.name();
        JavaFile file = JavaFile.builder(packageName, type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
        return new Source(name, draft.verbatim().in(file.toString()));
    }
}
