package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.model.RateModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** {@code DEFINITION} and the method that returns it. */
record DefinitionField(Draft draft, CodecNames codecs) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        TypeName definition = draft.ofResult(Types.MACHINE_DEFINITION);
        type.addField(FieldSpec.builder(definition, "DEFINITION", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The machine's names, states, signals and transitions.\n")
                .initializer(definition())
                .build());
        type.addMethod(MethodSpec.methodBuilder("definition")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(definition)
                .addStatement("return DEFINITION")
                .build());
    }

    private CodeBlock definition() {
        List<CodeBlock> states =
                draft.model().states().stream().map(this::state).toList();
        List<CodeBlock> signals =
                draft.model().signals().stream().map(this::signal).toList();
        return CodeBlock.of(
                "new $T<>(\n$>$>$S,\n$L,\n$S,\n$L,\n$L,\nTRANSITIONS)$<$<",
                Types.MACHINE_DEFINITION,
                draft.model().name(),
                draft.model().version(),
                draft.model().queue(),
                Literals.lines(any(Types.STATE_DEFINITION), states),
                Literals.lines(any(Types.SIGNAL_DEFINITION), signals));
    }

    private static TypeName any(ClassName type) {
        return ParameterizedTypeName.get(type, WildcardTypeName.subtypeOf(Object.class));
    }

    private CodeBlock state(StateModel state) {
        DefinedState defined = draft.definition().state(state.name()).orElseThrow();
        return CodeBlock.of(
                "$T.of(" + Plain.text(state.name()) + ", " + defined.shape().number() + ", " + state.initial() + ", "
                        + state.terminal() + ", $T.class, $L, $L)$L$L",
                Types.STATE_DEFINITION,
                state.type(),
                codecs.writer(state.type()),
                codecs.reader(state.type()),
                new OlderShapes(draft, state, defined, codecs).code(),
                state.rate().map(rate -> limited(state, rate)).orElse(CodeBlock.of("")));
    }

    private static CodeBlock limited(StateModel state, RateModel rate) {
        CodeBlock by = rate.by()
                .map(component -> CodeBlock.of(", $T::$N", state.type(), component.text()))
                .orElse(CodeBlock.of(""));
        return CodeBlock.of(
                "\n$>$>.limited(new $T<>($S$L, $L))$<$<",
                Types.RATE_LIMIT,
                rate.limit().text(),
                by,
                rate.weight());
    }

    private CodeBlock signal(SignalModel signal) {
        return CodeBlock.of(
                "$T.of(" + Plain.text(signal.name()) + ", $T.class, $L, $L)",
                Types.SIGNAL_DEFINITION,
                signal.type(),
                codecs.writer(signal.type()),
                codecs.reader(signal.type()));
    }
}
