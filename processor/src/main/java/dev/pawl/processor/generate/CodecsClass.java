package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType;
import javax.lang.model.element.Modifier;

/**
 * The class that writes and reads documents: {@code CheckoutMachine.Codecs}. It is loaded with the first document, and has no
 * file of its own, for a compiler takes its time over each.
 */
record CodecsClass(Draft draft, CodecNames names) {

    /** The class, without the machine's around it. */
    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(draft.names().codecs())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("""
                        How the states and signals of {@link $T} are written as JSON, and read back: a pair of methods for each
                        type in them. Unknown names are skipped; of a name that stands twice the last counts.
                        """, draft.names().user());
        CodecMembers members =
                new CodecMembers(names, "private " + draft.names().codecs().simpleName() + "() {\n        }");
        names.converters()
                .forEach((converter, constant) ->
                        members.constant(converter, constant, "new " + names.say(converter) + "()"));
        for (ValueType value : names.types()) {
            codec(value).addTo(members);
        }
        names.verbatim().put(members.toString(), type);
        return type.build();
    }

    private Codec codec(ValueType value) {
        if (value instanceof ValueType.RecordType record) {
            return new RecordCodec(record, names);
        } else if (value instanceof ValueType.EnumType constants) {
            return new EnumCodec(constants, names);
        } else if (value instanceof ValueType.SealedType variants) {
            return new SealedCodec(variants, names);
        } else if (value instanceof ValueType.MapType map) {
            return new MapCodec(map, names);
        }
        return new PlainCodec(value, names);
    }
}
