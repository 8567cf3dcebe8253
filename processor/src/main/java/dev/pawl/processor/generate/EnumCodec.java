package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.EnumType.Constant;
import javax.lang.model.element.Modifier;

/** An enum: a constant that knows the names of its constants, also as keys of a map. */
record EnumCodec(EnumType constants, CodecNames names) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        CodeBlock.Builder made = CodeBlock.builder()
                .add("$T.<$T>of(" + Plain.text(names.name(constants.type())), Types.JSON_ENUM, constants.type());
        for (Constant each : constants.constants()) {
            if (each.json().equals(each.name())) {
                made.add(",\n$>$>$T." + Plain.name(each.name()) + "$<$<", constants.type());
            }
        }
        made.add(")");
        for (Constant each : constants.constants()) {
            if (!each.json().equals(each.name())) {
                made.add(
                        "\n$>$>.with(" + Plain.text(each.json()) + ", $T." + Plain.name(each.name()) + ")$<$<",
                        constants.type());
            }
        }
        type.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(Types.JSON_ENUM, constants.type()),
                        names.constant(constants.type()),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(made.build())
                .build());
    }
}
