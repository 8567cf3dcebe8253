package dev.pawl.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.definition.DefinitionWriter;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What all features of a machine's classes start from.
 *
 * @param rows its transitions with superstates resolved
 * @param diagram its picture for Mermaid
 * @param dot its picture for Graphviz
 * @param definition its shapes with their numbers
 * @param file the definition as a file's text
 * @param json the same with fewer lines
 * @param verbatim the code of the machine's class that stands as it is
 */
record Draft(
        MachineModel model,
        Names names,
        List<Row> rows,
        String diagram,
        String dot,
        Definition definition,
        String file,
        String json,
        Verbatim verbatim) {

    static Draft of(MachineModel model, TransitionTable table, Definition definition) {
        List<Row> rows = table.rows();
        Picture picture = Picture.of(model, rows);
        DefinitionWriter.Texts texts = DefinitionWriter.texts(definition);
        return new Draft(
                model,
                Names.of(model),
                rows,
                Diagram.of(model, rows, picture),
                DotDiagram.of(picture),
                definition,
                texts.file(),
                texts.dense(),
                new Verbatim());
    }

    /** Of a machine whose transitions cannot be trusted. */
    static Draft hollow(MachineModel model) {
        Definition nothing =
                new Definition(model.name(), model.version(), model.queue(), List.of(), List.of(), List.of());
        return new Draft(model, Names.of(model), List.of(), "", "", nothing, "", "", new Verbatim());
    }

    /** What an instance ends with. */
    TypeName result() {
        return model.result().map(TypeName::box).orElse(ClassName.get(Void.class));
    }

    /** A type of the runtime, for the result of this machine. */
    TypeName ofResult(ClassName type) {
        return ParameterizedTypeName.get(type, result());
    }

    List<StateModel> initialStates() {
        return model.states().stream().filter(StateModel::initial).toList();
    }

    /** Adds the members that features make to a class, of which all other text is made by then. */
    TypeSpec.Builder withMembers(TypeSpec.Builder type, List<Feature> features) {
        Members members = new Members(verbatim);
        for (Feature feature : features) {
            feature.addTo(members);
        }
        verbatim.addTypes(type);
        verbatim.put(members.toString(), type);
        return type;
    }

    /** The beginning of a class that users see: visible where the machine is. */
    TypeSpec.Builder visibleClass(ClassName name) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addAnnotation(AnnotationSpec.builder(Types.GENERATED)
                        .addMember("value", "$S", names.user().canonicalName())
                        .build())
                .addModifiers(Modifier.FINAL);
        return model.publicClass() ? type.addModifiers(Modifier.PUBLIC) : type;
    }
}
