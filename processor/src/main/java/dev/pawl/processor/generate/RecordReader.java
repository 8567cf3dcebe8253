package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the components of a record, whatever their order, and makes the record. */
record RecordReader(RecordType record, CodecNames names) {

    /** Whether a document may lack a component. */
    boolean isOptional(Component component) {
        return component.fallback().isPresent() || empty(component).isPresent();
    }

    /**
     * The same for an object that has not begun.
     *
     * @param object how it does, as an expression for a format
     */
    CodeBlock code(String object) {
        return CodeBlock.builder()
                .add("$T object = " + object + ";\n", Types.JSON_COMPONENTS)
                .add(code())
                .build();
    }

    /** The code, where the object has begun. */
    CodeBlock code() {
        NameAllocator locals = locals();
        CodeBlock.Builder code = CodeBlock.builder();
        for (Component component : record.components()) {
            String local = Plain.name(locals.get(component));
            // What a component is from the start is what it stays where it may be missing.
            CodeBlock start = empty(component).orElseGet(() -> CodeBlock.of(zero(component.type())));
            code.add("$T " + local + " = $L;\n", component.type(), start);
        }
        addLoop(code, locals);
        record.components().forEach(component -> addFallback(code, component, locals));
        String arguments = record.components().stream()
                .map(component -> Plain.name(locals.get(component)))
                .collect(Collectors.joining(", "));
        return code.add("return object.complete() ? new $T(" + arguments + ") : null;\n", record.type())
                .build();
    }

    private NameAllocator locals() {
        NameAllocator locals = new NameAllocator();
        List.of("in", "object", "i").forEach(name -> locals.newName(name, name));
        record.components().forEach(component -> locals.newName(component.name(), component));
        return locals;
    }

    private void addLoop(CodeBlock.Builder code, NameAllocator locals) {
        if (record.components().isEmpty()) {
            code.add("object.next();\n");
            return;
        }
        code.add("for (int i = object.next(); i >= 0; i = object.next()) {\n$>switch (i) {\n$>");
        int number = 0;
        for (Component component : record.components()) {
            code.add("case " + number++ + " -> " + Plain.name(locals.get(component)) + " = $L;\n", read(component));
        }
        code.add("$<}\n$<}\n");
    }

    private void addFallback(CodeBlock.Builder code, Component component, NameAllocator locals) {
        component
                .fallback()
                .ifPresent(text -> code.add(
                        "if (object.lacks(" + record.components().indexOf(component) + ")) {\n$>"
                                + Plain.name(locals.get(component)) + " = $L;\n$<}\n",
                        new Fallback(component, text, names).code()));
    }

    private CodeBlock read(Component component) {
        return component
                .converted()
                .map(converted -> PlainCodec.readConverted(converted, names))
                .orElseGet(() -> names.read(component.type()));
    }

    private Optional<CodeBlock> empty(Component component) {
        boolean plain = component.converted().isEmpty() && component.fallback().isEmpty();
        return plain ? PlainCodec.empty(names.value(component.type())) : Optional.empty();
    }

    private static String zero(TypeName type) {
        if (type.equals(TypeName.BOOLEAN)) {
            return "false";
        }
        return type.isPrimitive() ? "0" : "null";
    }
}
