package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.definition.Shape;
import dev.pawl.processor.model.Lineage;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.UpgradeModel;
import java.util.List;
import java.util.Optional;

/** The shapes that a state had: each with what reads it, the state's own codec or that of an old record and upgrades. */
record OlderShapes(Draft draft, StateModel state, DefinedState defined, DocumentNames documents) {

    CodeBlock code() {
        List<CodeBlock> shapes = defined.older().stream().map(this::shape).toList();
        return CodeBlock.of("$T.of(\n$>$>$L)$<$<", List.class, CodeBlock.join(shapes, ",\n"));
    }

    private CodeBlock shape(Shape shape) {
        Lineage lineage = new Lineage(draft.model(), state);
        Optional<OlderModel> record = lineage.readerOf(shape.number());
        CodeBlock reader = record.map(older -> upgraded(older, lineage)).orElseGet(() -> codec(state.type()));
        return CodeBlock.of("new $T<$T>($L, $L)", Types.OLDER_SHAPE, state.type(), shape.number(), reader);
    }

    private CodeBlock upgraded(OlderModel older, Lineage lineage) {
        CodeBlock value = CodeBlock.of("$L.read(in)", codec(older.type()));
        for (UpgradeModel upgrade : lineage.chain(older)) {
            value = CodeBlock.of("$T.$N($L)", draft.names().user(), upgrade.method(), value);
        }
        return CodeBlock.of("in -> $L", value);
    }

    private CodeBlock codec(ClassName type) {
        return CodeBlock.of("$T.$N", draft.names().codecs(), documents.constant(type));
    }
}
