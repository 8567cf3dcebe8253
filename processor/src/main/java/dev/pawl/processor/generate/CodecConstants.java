package dev.pawl.processor.generate;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** The users' converters, and that there are no objects of the class. */
record CodecConstants(CodecNames names) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        names.converters()
                .forEach((converter, constant) -> type.addField(
                        FieldSpec.builder(converter, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("new $T()", converter)
                                .build()));
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    }
}
