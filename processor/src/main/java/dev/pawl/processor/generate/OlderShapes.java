package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.definition.Shape;
import dev.pawl.processor.model.Lineage;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.UpgradeModel;
import java.util.Optional;

/** The shapes that a state had: each with what reads it, the state's own codec or that of an old record and upgrades. */
record OlderShapes(Draft draft, StateModel state, DefinedState defined, CodecNames codecs) {

    CodeBlock code() {
        return defined.older().stream().map(this::shape).collect(CodeBlock.joining(""));
    }

    private CodeBlock shape(Shape shape) {
        Lineage lineage = new Lineage(draft.model(), state);
        Optional<OlderModel> record = lineage.readerOf(shape.number());
        CodeBlock reader = record.map(older -> upgraded(older, lineage)).orElseGet(() -> codecs.reader(state.type()));
        return CodeBlock.of("\n$>$>.once(" + shape.number() + ", $L)$<$<", reader);
    }

    private CodeBlock upgraded(OlderModel older, Lineage lineage) {
        CodeBlock value = CodeBlock.of("$T.read$N(in)", draft.names().codecs(), codecs.name(older.type()));
        for (UpgradeModel upgrade : lineage.chain(older)) {
            value = CodeBlock.of("$T.$N($L)", draft.names().user(), upgrade.method(), value);
        }
        return CodeBlock.of("in -> $L", value);
    }
}
