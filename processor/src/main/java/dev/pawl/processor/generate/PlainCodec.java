package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.ListType;
import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.SetType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A type of which the runtime does all but its elements: an Optional, a list, a set, a converted type. */
record PlainCodec(ValueType value, CodecNames names) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        String name = names.name(value.type());
        type.addMethod(CodecMethods.writer(name, value.type(), true)
                .addCode("$L;\n", write())
                .build());
        type.addMethod(CodecMethods.reader(name, value.type(), true)
                .addCode("return $L;\n", read())
                .build());
    }

    /** The call that writes a converted value. */
    static CodeBlock writeConverted(Converted converted, CodecNames names, String out, String value) {
        return CodeBlock.of(
                "$T.write(" + out + ", " + value + ", $N, $L)",
                Types.JSON_CONVERTED,
                names.converters().get(converted.converter()),
                names.writer(converted.stored()));
    }

    /** The call that reads a converted value. */
    static CodeBlock readConverted(Converted converted, CodecNames names) {
        return readConverted(converted, names, "in");
    }

    /** The same, from another parser. */
    static CodeBlock readConverted(Converted converted, CodecNames names, String parser) {
        return CodeBlock.of(
                "$T.read($L, $N, $L)",
                Types.JSON_CONVERTED,
                parser,
                names.converters().get(converted.converter()),
                names.reader(converted.stored()));
    }

    /** What a component of that type is where a document lacks it, without any default. */
    static Optional<CodeBlock> empty(ValueType type) {
        if (type instanceof OptionalType) {
            return Optional.of(CodeBlock.of("$T.empty()", Optional.class));
        } else if (type instanceof ListType) {
            return Optional.of(CodeBlock.of("$T.of()", List.class));
        } else if (type instanceof SetType) {
            return Optional.of(CodeBlock.of("$T.of()", Set.class));
        } else if (type instanceof MapType) {
            return Optional.of(CodeBlock.of("$T.of()", Map.class));
        }
        return Optional.empty();
    }

    private CodeBlock write() {
        if (value instanceof OptionalType optional) {
            return CodeBlock.of("$T.write(out, value, $L)", Types.JSON_OPTIONALS, names.writer(optional.element()));
        } else if (value instanceof ListType list) {
            return CodeBlock.of("$T.write(out, value, $L)", Types.JSON_LISTS, names.writer(list.element()));
        } else if (value instanceof SetType set) {
            return CodeBlock.of("$T.write(out, value, $L)", Types.JSON_SETS, names.writer(set.element()));
        }
        return writeConverted((Converted) value, names, "out", "value");
    }

    private CodeBlock read() {
        if (value instanceof OptionalType optional) {
            return CodeBlock.of("$T.read(in, $L)", Types.JSON_OPTIONALS, names.reader(optional.element()));
        } else if (value instanceof ListType list) {
            return CodeBlock.of("$T.read(in, $L)", Types.JSON_LISTS, names.reader(list.element()));
        } else if (value instanceof SetType set) {
            return CodeBlock.of("$T.read(in, $L)", Types.JSON_SETS, names.reader(set.element()));
        }
        return readConverted((Converted) value, names);
    }
}
