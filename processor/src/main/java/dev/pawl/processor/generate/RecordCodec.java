package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;

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
        CodeBlock written = components();
        CodeBlock read = new RecordReader(record, names).code();
        if (!names.isVariant(record.type())) {
            addPair(type, name, written, read);
            return;
        }
        String apart = name + COMPONENTS;
        if (names.isPlain(record.type())) {
            addPair(
                    type,
                    name,
                    CodeBlock.of("write$L(out, value);\n", apart),
                    CodeBlock.of("return read$L(in);\n", apart));
        }
        type.addMethod(
                CodecMethods.writer(apart, record.type()).addCode(written).build());
        type.addMethod(CodecMethods.reader(apart, record.type()).addCode(read).build());
    }

    private void addPair(TypeSpec.Builder type, String name, CodeBlock written, CodeBlock read) {
        type.addMethod(CodecMethods.writer(name, record.type())
                .addCode("if (value == null) {\n$>out.writeNull();\nreturn;\n$<}\nout.writeStartObject();\n")
                .addCode(written)
                .addCode("out.writeEndObject();\n")
                .build());
        type.addMethod(CodecMethods.reader(name, record.type())
                .addCode(
                        "if ($1T.isNull(in)) {\n$>return null;\n$<}\n$1T.start(in, " + Plain.text(name) + ");\n",
                        Types.JSON_OBJECTS)
                .addCode(read)
                .build());
    }

    private CodeBlock components() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Component component : record.components()) {
            code.add("out.writeName(" + Plain.text(component.json()) + ");\n$[$L;\n$]", component(component));
        }
        return code.build();
    }

    private CodeBlock component(Component component) {
        CodeBlock value = CodeBlock.of("value." + Plain.name(component.name()) + "()");
        return component
                .converted()
                .map(converted -> PlainCodec.writeConverted(converted, names, value))
                .orElseGet(() -> names.write(component.type(), value));
    }
}
