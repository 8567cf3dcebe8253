package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;

/**
 * A record: an object of its components. Those of a variant of a sealed interface have methods of their own, for there
 * the object has begun already.
 */
record RecordCodec(RecordType record, CodecNames names) implements Codec {

    /** Ends the names of the methods for components alone. */
    static final String COMPONENTS = "Components";

    @Override
    public void addTo(CodecMembers members) {
        TypeName type = record.type();
        String name = names.name(type);
        RecordReader reader = new RecordReader(record, names);
        members.constant(Types.JSON_RECORD, names.constant(type), components(name, reader));
        boolean variant = names.isVariant(type);
        if (variant) {
            addApart(members, name, reader);
        }
        if (names.isPlain(type)) {
            boolean hidden = !names.isDocument(type);
            Body written = members.writer(name, type, hidden)
                    .line("if (" + names.say(Types.JSON_RECORD) + ".begin(out, value)) {")
                    .in();
            if (variant) {
                written.line("write" + name + COMPONENTS + "(out, value);");
            } else {
                addWritten(written);
            }
            written.line("out.writeEndObject();").out().line("}");
            members.end();
            String object = names.constant(type) + ".read(in)";
            Body read = members.reader(name, type, hidden);
            if (variant) {
                read.line("return read" + name + COMPONENTS + "(in, " + object + ");");
            } else {
                reader.addTo(read.line(names.say(Types.JSON_COMPONENTS) + " object = " + object + ";"));
            }
            members.end();
        }
    }

    /** The components alone, of an object that has begun. */
    private void addApart(CodecMembers members, String name, RecordReader reader) {
        String apart = name + COMPONENTS;
        addWritten(members.writer(apart, record.type(), true));
        members.end();
        String object = ", " + names.say(Types.JSON_COMPONENTS) + " object";
        reader.addTo(members.reader(apart, record.type(), true, object));
        members.end();
    }

    private String components(String name, RecordReader reader) {
        StringBuilder all =
                new StringBuilder(names.say(Types.JSON_RECORD)).append(".of(").append(Plain.text(name));
        StringBuilder optional = new StringBuilder();
        int number = 0;
        for (Component component : record.components()) {
            all.append(", ").append(Plain.text(component.json()));
            if (reader.isOptional(component)) {
                optional.append(optional.length() == 0 ? ".optional(" : ", ").append(number);
            }
            number++;
        }
        return all.append(")")
                .append(optional)
                .append(optional.length() == 0 ? "" : ")")
                .toString();
    }

    private void addWritten(Body body) {
        for (Component component : record.components()) {
            String out = "out.writeName(" + Plain.text(component.json()) + ")";
            String value = "value." + component.name() + "()";
            body.line(
                            component.converted().isPresent()
                                    ? PlainCodec.writeConverted(
                                            component.converted().get(), names, out, value)
                                    : names.write(component.type(), out, value))
                    .add(";");
        }
    }
}
