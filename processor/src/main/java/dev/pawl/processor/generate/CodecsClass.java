package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType;

/** The class that writes and reads documents: {@code CheckoutCodecs}. Only generated code sees it. */
final class CodecsClass {

    private CodecsClass() {}

    static TypeSpec of(Draft draft, CodecNames names) {
        TypeSpec.Builder type = draft.hiddenClass(draft.names().codecs())
                .addJavadoc("""
                        How the states and signals of {@link $T} are written as JSON, and read back: a pair of methods for each
                        type in them. Unknown names are skipped; of a name that stands twice the last counts.
                        """, draft.names().user());
        new CodecConstants(names).addTo(type);
        for (ValueType value : names.types()) {
            codec(value, names).addTo(type);
        }
        return type.build();
    }

    private static Feature codec(ValueType value, CodecNames names) {
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
