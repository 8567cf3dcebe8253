package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.model.ValueType.SealedType.Variant;

/** A sealed interface: the name of the variant, then its components; beside it as a value what is no record. */
record SealedCodec(SealedType sealed, CodecNames names) implements Feature {

    /** Ends the name of the method that reads what follows the name of a variant. */
    static final String VARIANT = "Variant";

    @Override
    public void addTo(TypeSpec.Builder type) {
        String name = names.name(sealed.type());
        type.addMethod(writer(name));
        type.addMethod(CodecMethods.reader(name, sealed.type(), true)
                .addStatement(
                        "return $T.read(in, $S, $L)", Types.JSON_SEALED, name, names.method("read" + name + VARIANT))
                .build());
        type.addMethod(variants(name));
    }

    private MethodSpec writer(String name) {
        MethodSpec.Builder method = CodecMethods.writer(name, sealed.type(), true)
                .beginControlFlow("if (value == null)")
                .addStatement("out.writeNull()");
        for (Variant variant : sealed.variants()) {
            method.nextControlFlow("else if (value instanceof $T variant)", variant.type())
                    .addStatement("$T.start(out, $S)", Types.JSON_SEALED, variant.json())
                    .addCode(content(variant))
                    .addStatement("out.writeEndObject()");
        }
        return method.nextControlFlow("else")
                .addStatement("throw $T.unknown(out, $S, value)", Types.JSON_SEALED, name)
                .endControlFlow()
                .build();
    }

    private CodeBlock content(Variant variant) {
        if (isRecord(variant)) {
            return CodeBlock.of("write$L$L(out, variant);\n", names.name(variant.type()), RecordCodec.COMPONENTS);
        }
        return CodeBlock.builder()
                .addStatement("out.writeName($T.VALUE)", Types.JSON_SEALED)
                .addStatement(names.write(variant.type(), "out", "variant"))
                .build();
    }

    private MethodSpec variants(String name) {
        MethodSpec.Builder method = CodecMethods.reader(name + VARIANT, sealed.type(), true)
                .addParameter(String.class, "variant")
                .addCode("return switch (variant) {\n$>");
        for (Variant variant : sealed.variants()) {
            method.addStatement("case $S -> $L", variant.json(), read(variant));
        }
        return method.addStatement("default -> throw $T.unknown(in, $S, variant)", Types.JSON_SEALED, name)
                .addCode("$<};\n")
                .build();
    }

    private CodeBlock read(Variant variant) {
        if (isRecord(variant)) {
            return CodeBlock.of(
                    "read$L$L(in, $N.rest(in))",
                    names.name(variant.type()),
                    RecordCodec.COMPONENTS,
                    names.constant(variant.type()));
        }
        return CodeBlock.of(
                "$T.readValue(in, $S, $L)", Types.JSON_SEALED, variant.json(), names.reader(variant.type()));
    }

    private boolean isRecord(Variant variant) {
        return names.value(variant.type()) instanceof RecordType;
    }
}
