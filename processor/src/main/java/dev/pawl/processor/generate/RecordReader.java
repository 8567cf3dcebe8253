package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;
import java.util.List;

/** Reads the components of a record, whatever their order, and makes the record. */
record RecordReader(RecordType record, CodecNames names) {

    /** The names that the code has for itself. */
    private static final List<String> OWN = List.of("in", "object", "i");

    /** Whether a document may lack a component. */
    boolean isOptional(Component component) {
        return component.fallback().isPresent()
                || component.converted().isEmpty() && PlainCodec.hasEmpty(names.value(component.type()));
    }

    /** Adds the code for an object that has begun. */
    void addTo(Body body) {
        List<Component> components = record.components();
        String[] locals = locals();
        for (int i = 0; i < locals.length; i++) {
            // What a component is from the start is what it stays where it may be missing.
            TypeName type = components.get(i).type();
            body.line(names.say(type) + " " + locals[i] + " = " + start(components.get(i)) + ";");
        }
        addLoop(body, locals);
        for (int i = 0; i < locals.length; i++) {
            addFallback(body, components.get(i), i, locals[i]);
        }
        body.line("return object.complete() ? new " + names.say(record.type()) + "(" + String.join(", ", locals)
                + ") : null;");
    }

    private String[] locals() {
        FreeNames locals = new FreeNames(OWN);
        String[] names = new String[record.components().size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = locals.name(record.components().get(i).name());
        }
        return names;
    }

    private void addLoop(Body body, String[] locals) {
        if (locals.length == 0) {
            body.line("object.next();");
            return;
        }
        body.line("for (int i = object.next(); i >= 0; i = object.next()) {")
                .in()
                .line("switch (i) {")
                .in();
        for (int i = 0; i < locals.length; i++) {
            body.line("case " + i + " -> " + locals[i] + " = ")
                    .add(read(record.components().get(i)))
                    .add(";");
        }
        body.out().line("}").out().line("}");
    }

    private void addFallback(Body body, Component component, int number, String local) {
        if (component.fallback().isPresent()) {
            Fallback fallback = new Fallback(component, component.fallback().get(), names);
            body.line("if (object.lacks(" + number + ")) {")
                    .in()
                    .line(local + " = " + fallback.code() + ";")
                    .out()
                    .line("}");
        }
    }

    private String read(Component component) {
        return component.converted().isPresent()
                ? PlainCodec.readConverted(component.converted().get(), names)
                : names.read(component.type());
    }

    private String start(Component component) {
        boolean plain = component.converted().isEmpty() && component.fallback().isEmpty();
        return plain
                ? PlainCodec.empty(names.value(component.type()), names.verbatim())
                        .orElse(zero(component.type()))
                : zero(component.type());
    }

    private static String zero(TypeName type) {
        if (type.equals(TypeName.BOOLEAN)) {
            return "false";
        }
        return type.isPrimitive() ? "0" : "null";
    }
}
