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
            String local = Plain.name(locals.get(component));
            Optional<CodeBlock> empty = empty(component);
            if (empty.isPresent()) {
                // What a component is from the start is what it stays where it may be missing.
                code.add("$T " + local + " = $L;\n", component.type(), empty.get());
            } else {
                String present = Plain.name(locals.get(component.name() + "()"));
                code.add(
                        "$T " + local + " = " + zero(component.type()) + ";\nboolean " + present + " = false;\n",
                        component.type());
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
        String name = Plain.name(locals.get("name"));
        code.add("for (String " + name + " = in.nextName(); " + name + " != null; " + name + " = in.nextName()) {\n$>");
        if (record.components().isEmpty()) {
            code.add("in.skipValue();\n$<}\n");
            return;
        }
        code.add("switch (" + name + ") {\n$>");
        for (Component component : record.components()) {
            String label = "case " + Plain.text(component.json()) + " -> ";
            String assignment = Plain.name(locals.get(component)) + " = $L;\n$]";
            if (empty(component).isPresent()) {
                code.add("$[" + label + assignment, read(component));
            } else {
                String present = Plain.name(locals.get(component.name() + "()"));
                code.add(label + "{\n$>$[" + assignment + present + " = true;\n$<}\n", read(component));
            }
        }
        code.add("default -> in.skipValue();\n$<}\n$<}\n");
    }

    private void addAbsence(CodeBlock.Builder code, Component component, NameAllocator locals) {
        if (empty(component).isPresent()) {
            return;
        }
        String present = locals.get(component.name() + "()");
        if (component.fallback().isEmpty()) {
            code.add(
                    "$T.require(in, " + Plain.name(present) + ", " + Plain.text(names.name(record.type())) + ", "
                            + Plain.text(component.json()) + ");\n",
                    Types.JSON_OBJECTS);
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
