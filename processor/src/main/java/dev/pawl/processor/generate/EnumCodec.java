package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType.EnumType;
import javax.lang.model.element.Modifier;

/** An enum: the names of its constants, also as keys of a map. */
record EnumCodec(EnumType constants, CodecNames names) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        String name = names.name(constants.type());
        if (names.isPlain(constants.type())) {
            addPair(type, name);
        }
        type.addMethod(nameOf(name));
        type.addMethod(named(name));
    }

    private void addPair(TypeSpec.Builder type, String name) {
        type.addMethod(CodecMethods.writer(name, constants.type())
                .addStatement("$T.write(out, value, $L)", Types.JSON_ENUMS, nameOf(constants.type(), names))
                .build());
        type.addMethod(CodecMethods.reader(name, constants.type())
                .addStatement("return $T.read(in, $S, $L)", Types.JSON_ENUMS, name, named(constants.type(), names))
                .build());
    }

    /** The method that names a constant. */
    static CodeBlock nameOf(TypeName type, CodecNames names) {
        return names.method("nameOf" + names.name(type));
    }

    /** The method that finds the constant of a name, or null. */
    static CodeBlock named(TypeName type, CodecNames names) {
        return names.method("named" + names.name(type));
    }

    private MethodSpec nameOf(String name) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("nameOf" + name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(constants.type(), "value")
                .returns(String.class)
                .addCode("return switch (value) {\n$>");
        constants.constants().forEach(each -> method.addStatement("case $N -> $S", each.name(), each.json()));
        return method.addCode("$<};\n").build();
    }

    private MethodSpec named(String name) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("named" + name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(String.class, "name")
                .returns(constants.type())
                .addCode("return switch (name) {\n$>");
        constants
                .constants()
                .forEach(each -> method.addStatement("case $S -> $T.$N", each.json(), constants.type(), each.name()));
        return method.addStatement("default -> null").addCode("$<};\n").build();
    }
}
