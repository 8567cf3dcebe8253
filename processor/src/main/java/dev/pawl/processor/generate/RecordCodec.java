package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * A record: an object of its components. Those of a variant of a sealed interface have methods of their own, for there
 * the object has begun already.
 */
record RecordCodec(RecordType record, CodecNames names) implements Feature {

    /** Ends the names of the methods for components alone. */
    static final String COMPONENTS = "Components";

    @Override
    public void addTo(TypeSpec.Builder type) {
        String name = names.name(record.type());
        RecordReader reader = new RecordReader(record, names);
        type.addField(FieldSpec.builder(
                        Types.JSON_RECORD,
                        names.constant(record.type()),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(components(name, reader))
                .build());
        if (names.isVariant(record.type())) {
            addApart(type, name, reader);
        }
        if (names.isPlain(record.type())) {
            boolean hidden = !names.isDocument(record.type());
            CodeBlock written = names.isVariant(record.type())
                    ? CodeBlock.of("write" + Plain.name(name) + COMPONENTS + "(out, value);\n")
                    : written();
            type.addMethod(CodecMethods.writer(name, record.type(), hidden)
                    .addCode(
                            "if ($T.begin(out, value)) {\n$>$Lout.writeEndObject();\n$<}\n", Types.JSON_RECORD, written)
                    .build());
            String object = names.constant(record.type()) + ".read(in)";
            type.addMethod(CodecMethods.reader(name, record.type(), hidden)
                    .addCode(
                            names.isVariant(record.type())
                                    ? CodeBlock.of(
                                            "return read" + Plain.name(name) + COMPONENTS + "(in, " + object + ");\n")
                                    : reader.code(object))
                    .build());
        }
    }

    /** The components alone, of an object that has begun. */
    private void addApart(TypeSpec.Builder type, String name, RecordReader reader) {
        String apart = name + COMPONENTS;
        type.addMethod(CodecMethods.writer(apart, record.type(), true)
                .addCode(written())
                .build());
        type.addMethod(CodecMethods.reader(apart, record.type(), true)
                .addParameter(Types.JSON_COMPONENTS, "object")
                .addCode(reader.code())
                .build());
    }

    private CodeBlock components(String name, RecordReader reader) {
        List<Component> components = record.components();
        String all = components.stream()
                .map(component -> ", " + Plain.text(component.json()))
                .collect(Collectors.joining());
        String optional = IntStream.range(0, components.size())
                .filter(i -> reader.isOptional(components.get(i)))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return CodeBlock.of(
                "$T.of(" + Plain.text(name) + all + ")" + (optional.isEmpty() ? "" : ".optional(" + optional + ")"),
                Types.JSON_RECORD);
    }

    private CodeBlock written() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Component component : record.components()) {
            String out = "out.writeName(" + Plain.text(component.json()) + ")";
            String value = "value." + Plain.name(component.name()) + "()";
            code.add(component
                            .converted()
                            .map(converted -> PlainCodec.writeConverted(converted, names, out, value))
                            .orElseGet(() -> names.write(component.type(), out, value)))
                    .add(";\n");
        }
        return code.build();
    }
}
