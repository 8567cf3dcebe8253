package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
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
record PlainCodec(ValueType value, CodecNames names) implements Codec {

    @Override
    public void addTo(CodecMembers members) {
        String name = names.name(value.type());
        members.writer(name, value.type(), true).line(write() + ";");
        members.end();
        members.reader(name, value.type(), true).line("return " + read() + ";");
        members.end();
    }

    /** The call that writes a converted value. */
    static String writeConverted(Converted converted, CodecNames names, String out, String value) {
        return names.say(Types.JSON_CONVERTED) + ".write(" + out + ", " + value + ", "
                + names.converters().get(converted.converter()) + ", " + names.writer(converted.stored()) + ")";
    }

    /** The call that reads a converted value. */
    static String readConverted(Converted converted, CodecNames names) {
        return readConverted(converted, names, "in");
    }

    /** The same, from another parser. */
    static String readConverted(Converted converted, CodecNames names, String parser) {
        return names.say(Types.JSON_CONVERTED) + ".read(" + parser + ", "
                + names.converters().get(converted.converter()) + ", " + names.reader(converted.stored()) + ")";
    }

    /** What a component of that type is where a document lacks it, without any default. */
    static Optional<String> empty(ValueType type, Verbatim verbatim) {
        if (type instanceof OptionalType) {
            return Optional.of(verbatim.type(Optional.class) + ".empty()");
        } else if (type instanceof ListType) {
            return Optional.of(verbatim.type(List.class) + ".of()");
        } else if (type instanceof SetType) {
            return Optional.of(verbatim.type(Set.class) + ".of()");
        } else if (type instanceof MapType) {
            return Optional.of(verbatim.type(Map.class) + ".of()");
        }
        return Optional.empty();
    }

    /** Whether a component of that type may be missing in a document, without any default. */
    static boolean hasEmpty(ValueType type) {
        return type instanceof OptionalType
                || type instanceof ListType
                || type instanceof SetType
                || type instanceof MapType;
    }

    private String write() {
        if (value instanceof OptionalType optional) {
            return written(Types.JSON_OPTIONALS, optional.element());
        } else if (value instanceof ListType list) {
            return written(Types.JSON_LISTS, list.element());
        } else if (value instanceof SetType set) {
            return written(Types.JSON_SETS, set.element());
        }
        return writeConverted((Converted) value, names, "out", "value");
    }

    private String written(ClassName by, TypeName element) {
        return names.say(by) + ".write(out, value, " + names.writer(element) + ")";
    }

    private String read() {
        if (value instanceof OptionalType optional) {
            return read(Types.JSON_OPTIONALS, optional.element());
        } else if (value instanceof ListType list) {
            return read(Types.JSON_LISTS, list.element());
        } else if (value instanceof SetType set) {
            return read(Types.JSON_SETS, set.element());
        }
        return readConverted((Converted) value, names);
    }

    private String read(ClassName by, TypeName element) {
        return names.say(by) + ".read(in, " + names.reader(element) + ")";
    }
}
