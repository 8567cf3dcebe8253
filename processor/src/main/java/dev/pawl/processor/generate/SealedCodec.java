package dev.pawl.processor.generate;

import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.model.ValueType.SealedType.Variant;

/** A sealed interface: the name of the variant, then its components; beside it as a value what is no record. */
record SealedCodec(SealedType sealed, CodecNames names) implements Codec {

    /** Ends the name of the method that reads what follows the name of a variant. */
    static final String VARIANT = "Variant";

    @Override
    public void addTo(CodecMembers members) {
        String name = names.name(sealed.type());
        addWritten(name, members.writer(name, sealed.type(), true));
        members.end();
        members.reader(name, sealed.type(), true)
                .line("return " + names.say(Types.JSON_SEALED) + ".read(in, " + Plain.text(name) + ", "
                        + names.method("read" + name + VARIANT) + ");");
        members.end();
        String variant = ", " + names.verbatim().type(String.class) + " variant";
        addVariants(name, members.reader(name + VARIANT, sealed.type(), true, variant));
        members.end();
    }

    private void addWritten(String name, Body body) {
        body.line("if (value == null) {").in().line("out.writeNull();");
        for (Variant variant : sealed.variants()) {
            body.out()
                    .line("} else if (value instanceof " + names.say(variant.type()) + " variant) {")
                    .in()
                    .line(names.say(Types.JSON_SEALED) + ".start(out, " + Plain.text(variant.json()) + ");");
            if (isRecord(variant)) {
                body.line("write" + names.name(variant.type()) + RecordCodec.COMPONENTS + "(out, variant);");
            } else {
                body.line("out.writeName(" + names.say(Types.JSON_SEALED) + ".VALUE);")
                        .line(names.write(variant.type(), "out", "variant") + ";");
            }
            body.line("out.writeEndObject();");
        }
        body.out()
                .line("} else {")
                .in()
                .line("throw " + names.say(Types.JSON_SEALED) + ".unknown(out, " + Plain.text(name) + ", value);")
                .out()
                .line("}");
    }

    private void addVariants(String name, Body body) {
        body.line("return switch (variant) {").in();
        for (Variant variant : sealed.variants()) {
            body.line("case " + Plain.text(variant.json()) + " -> " + read(variant) + ";");
        }
        body.line("default -> throw " + names.say(Types.JSON_SEALED) + ".unknown(in, " + Plain.text(name)
                        + ", variant);")
                .out()
                .line("};");
    }

    private String read(Variant variant) {
        if (isRecord(variant)) {
            return "read" + names.name(variant.type()) + RecordCodec.COMPONENTS + "(in, "
                    + names.constant(variant.type()) + ".rest(in))";
        }
        return names.say(Types.JSON_SEALED) + ".readValue(in, " + Plain.text(variant.json()) + ", "
                + names.reader(variant.type()) + ")";
    }

    private boolean isRecord(Variant variant) {
        return names.value(variant.type()) instanceof RecordType;
    }
}
