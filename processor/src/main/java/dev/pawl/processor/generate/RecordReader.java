package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the components of a record, from after the beginning of its object to its end, and makes the record. */
record RecordReader(RecordType record, CodecNames names) {

    CodeBlock code() {
        NameAllocator locals = locals();
        CodeBlock.Builder code = CodeBlock.builder();
        for (Component component : record.components()) {
            code.addStatement("$T $N = $L", component.type(), locals.get(component), unset(component));
            if (empty(component).isEmpty()) {
                code.addStatement("boolean $N = false", locals.get(component.name() + "()"));
            }
        }
        addLoop(code, locals);
        record.components().forEach(component -> addAbsence(code, component, locals));
        String arguments = record.components().stream().map(locals::get).collect(Collectors.joining(", "));
        return code.addStatement("return new $T($L)", record.type(), arguments).build();
    }

    private NameAllocator locals() {
        NameAllocator locals = new NameAllocator();
        locals.newName("in", "in");
        locals.newName("name", "name");
        record.components().forEach(component -> locals.newName(component.name(), component));
        record.components().forEach(component -> locals.newName(has(component.name()), component.name() + "()"));
        return locals;
    }

    private void addLoop(CodeBlock.Builder code, NameAllocator locals) {
        String name = locals.get("name");
        code.beginControlFlow("for (String $1N = in.nextName(); $1N != null; $1N = in.nextName())", name);
        code.addStatement("in.nextToken()");
        if (record.components().isEmpty()) {
            code.addStatement("in.skipChildren()").endControlFlow();
            return;
        }
        code.beginControlFlow("switch ($N)", name);
        for (Component component : record.components()) {
            CodeBlock assignment = CodeBlock.of("$N = $L", locals.get(component), read(component));
            if (empty(component).isPresent()) {
                code.addStatement("case $S -> $L", component.json(), assignment);
            } else {
                code.beginControlFlow("case $S ->", component.json());
                code.addStatement(assignment);
                code.addStatement("$N = true", locals.get(component.name() + "()"));
                code.endControlFlow();
            }
        }
        code.addStatement("default -> in.skipChildren()");
        code.endControlFlow();
        code.endControlFlow();
    }

    private void addAbsence(CodeBlock.Builder code, Component component, NameAllocator locals) {
        if (empty(component).isPresent()) {
            return;
        }
        String present = locals.get(component.name() + "()");
        if (component.fallback().isEmpty()) {
            code.addStatement(
                    "$T.require(in, $N, $S, $S)",
                    Types.JSON_OBJECTS,
                    present,
                    names.name(record.type()),
                    component.json());
            return;
        }
        code.beginControlFlow("if (!$N)", present);
        code.addStatement(
                "$N = $L",
                locals.get(component),
                new Fallback(component, component.fallback().get(), names).code());
        code.endControlFlow();
    }

    private CodeBlock read(Component component) {
        return component
                .converted()
                .map(converted -> PlainCodec.readConverted(converted, names))
                .orElseGet(() -> names.read(component.type()));
    }

    /** What a component is from the start: what it stays where it may be missing. */
    private CodeBlock unset(Component component) {
        return empty(component).orElseGet(() -> CodeBlock.of(zero(component.type())));
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

    private static String has(String name) {
        return "has" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
