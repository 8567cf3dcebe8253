package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.Scalar;
import java.util.function.Function;

/** A map: an object whose names are the texts of its keys. */
record MapCodec(MapType map, CodecNames names) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        String name = names.name(map.type());
        type.addMethod(CodecMethods.writer(name, map.type(), true)
                .addStatement("$T.write(out, value, $L, $L)", Types.JSON_MAPS, nameOfKey(), names.writer(map.value()))
                .build());
        type.addMethod(CodecMethods.reader(name, map.type(), true)
                .addStatement("return $T.read(in, $L, $L)", Types.JSON_MAPS, keyNamed(), names.reader(map.value()))
                .build());
    }

    private CodeBlock nameOfKey() {
        if (names.value(map.key()) instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case STRING -> CodeBlock.of("$T.identity()", Function.class);
                case YEAR -> CodeBlock.of("$T::textOf", Types.JSON_TIMES);
                default -> CodeBlock.of("Object::toString");
            };
        }
        return CodeBlock.of(names.constant(map.key()) + "::nameOf");
    }

    private CodeBlock keyNamed() {
        if (names.value(map.key()) instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case STRING -> CodeBlock.of("$T.identity()", Function.class);
                case BOOLEAN -> CodeBlock.of("$T::readBoolean", Types.JSON_KEYS);
                case CHAR -> CodeBlock.of("$T::readChar", Types.JSON_KEYS);
                case UUID -> CodeBlock.of("$T::readUuid", Types.JSON_KEYS);
                case BIG_INTEGER, BIG_DECIMAL -> CodeBlock.of("$T::new", map.key());
                case BYTE, SHORT, INT, LONG -> CodeBlock.of("$T::valueOf", map.key());
                case ZONE_ID, ZONE_OFFSET -> CodeBlock.of("$T::of", map.key());
                case BYTES, FLOAT, DOUBLE -> throw new IllegalArgumentException("no key: " + map.key());
                default -> CodeBlock.of("$T::parse", map.key());
            };
        }
        return CodeBlock.of(names.constant(map.key()) + "::named");
    }
}
