package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** A codec for each state and each signal, and the users' converters. */
record CodecConstants(Draft draft, CodecNames names) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        DocumentNames documents = DocumentNames.of(draft.model());
        for (ClassName document : documents.types()) {
            type.addField(FieldSpec.builder(
                            ParameterizedTypeName.get(Types.JSON_CODEC, document),
                            documents.constant(document),
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .initializer(
                            "$T.of(\n$>$>$L, $L)$<$<", Types.JSON_CODEC, names.writer(document), names.reader(document))
                    .build());
        }
        names.converters()
                .forEach((converter, constant) -> type.addField(
                        FieldSpec.builder(converter, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("new $T()", converter)
                                .build()));
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    }
}
