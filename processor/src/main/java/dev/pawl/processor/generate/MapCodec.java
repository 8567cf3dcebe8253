package dev.pawl.processor.generate;

import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.Scalar;
import java.util.function.Function;

/** A map: an object whose names are the texts of its keys. */
record MapCodec(MapType map, CodecNames names) implements Codec {

    @Override
    public void addTo(CodecMembers members) {
        String name = names.name(map.type());
        String maps = names.say(Types.JSON_MAPS);
        members.writer(name, map.type(), true)
                .line(maps + ".write(out, value, " + nameOfKey() + ", " + names.writer(map.value()) + ");");
        members.end();
        members.reader(name, map.type(), true)
                .line("return " + maps + ".read(in, " + keyNamed() + ", " + names.reader(map.value()) + ");");
        members.end();
    }

    private String nameOfKey() {
        if (names.value(map.key()) instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case STRING -> names.verbatim().type(Function.class) + ".identity()";
                case YEAR -> names.say(Types.JSON_TIMES) + "::textOf";
                default -> "Object::toString";
            };
        }
        return names.constant(map.key()) + "::nameOf";
    }

    private String keyNamed() {
        if (names.value(map.key()) instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case STRING -> names.verbatim().type(Function.class) + ".identity()";
                case BOOLEAN -> names.say(Types.JSON_KEYS) + "::readBoolean";
                case CHAR -> names.say(Types.JSON_KEYS) + "::readChar";
                case UUID -> names.say(Types.JSON_KEYS) + "::readUuid";
                case BIG_INTEGER, BIG_DECIMAL -> names.say(map.key()) + "::new";
                case BYTE, SHORT, INT, LONG -> names.say(map.key()) + "::valueOf";
                case ZONE_ID, ZONE_OFFSET -> names.say(map.key()) + "::of";
                case BYTES, FLOAT, DOUBLE -> throw new IllegalArgumentException("no key: " + map.key());
                default -> names.say(map.key()) + "::parse";
            };
        }
        return names.constant(map.key()) + "::named";
    }
}
