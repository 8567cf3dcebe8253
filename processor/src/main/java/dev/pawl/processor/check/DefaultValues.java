package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.check.Json.Elements;
import dev.pawl.processor.check.Json.Members;
import dev.pawl.processor.check.Json.Null;
import dev.pawl.processor.check.Json.Text;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.ListType;
import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.Scalar;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.model.ValueType.SetType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells whether the text of a default is a value of a type: JSON, or text and times without their quotes. */
final class DefaultValues {

    private final Subject subject;

    DefaultValues(Subject subject) {
        this.subject = subject;
    }

    /** The type that is stored for a component. */
    ValueType stored(Component component) {
        return component.converted().isPresent()
                ? converted(component.converted().get())
                : stored(component.type());
    }

    /** What would have been a value of the type, in words; empty where the text is one. */
    Optional<String> expected(ValueType type, String text) {
        if (type instanceof OptionalType optional) {
            return expected(stored(optional.element()), text);
        }
        if (type instanceof EnumType || type instanceof Scalar scalar && Literals.isText(scalar.kind())) {
            return text(type, text);
        }
        Optional<Json> json = Json.parse(text);
        return json.isPresent() ? expected(type, json.get(), "") : Optional.of(shape(type));
    }

    /** The same for a value inside, at a JSON pointer. */
    private Optional<String> expected(ValueType type, Json json, String at) {
        if (json instanceof Null) {
            return type.type().isPrimitive() ? at(at, shape(type)) : Optional.empty();
        }
        if (type instanceof OptionalType optional) {
            return expected(stored(optional.element()), json, at);
        }
        if (type instanceof EnumType || type instanceof Scalar) {
            return single(type, json).flatMap(expected -> at(at, expected));
        }
        if (type instanceof ListType || type instanceof SetType) {
            TypeName element = type instanceof ListType list ? list.element() : ((SetType) type).element();
            return json instanceof Elements array ? elements(element, array, at) : at(at, shape(type));
        }
        if (type instanceof MapType || type instanceof RecordType || type instanceof SealedType) {
            return json instanceof Members object ? members(type, object.members(), at) : at(at, shape(type));
        }
        // What no codec covers is told as that.
        return Optional.empty();
    }

    private Optional<String> single(ValueType type, Json json) {
        boolean quoted = type instanceof EnumType || Literals.isText(((Scalar) type).kind());
        if (json instanceof Text text && quoted) {
            return text(type, text.text());
        }
        if (json instanceof Json.Literal literal && !quoted) {
            return text(type, literal.text());
        }
        return Optional.of(shape(type));
    }

    private Optional<String> elements(TypeName element, Elements array, String at) {
        for (int i = 0; i < array.elements().size(); i++) {
            Optional<String> expected =
                    expected(stored(element), array.elements().get(i), at + "/" + i);
            if (expected.isPresent()) {
                return expected;
            }
        }
        return Optional.empty();
    }

    private Optional<String> members(ValueType type, Map<String, Json> members, String at) {
        if (type instanceof MapType map) {
            return members.entrySet().stream()
                    .flatMap(entry -> text(stored(map.key()), entry.getKey())
                            .flatMap(expected -> at(at, expected + " as key"))
                            .or(() -> expected(stored(map.value()), entry.getValue(), at + "/" + entry.getKey()))
                            .stream())
                    .findFirst();
        }
        if (type instanceof SealedType sealed) {
            String name = members.get("@type") instanceof Text text ? text.text() : "";
            Optional<ValueType> variant = sealed.variants().stream()
                    .filter(candidate -> candidate.json().equals(name))
                    .map(candidate -> stored(candidate.type()))
                    .findFirst();
            return variant.isEmpty()
                    ? at(at, shape(type))
                    : variant.filter(RecordType.class::isInstance).flatMap(found -> members(found, members, at));
        }
        return ((RecordType) type)
                .components().stream()
                        .flatMap(component -> component(component, members, at).stream())
                        .findFirst();
    }

    private Optional<String> component(Component component, Map<String, Json> members, String at) {
        Json json = members.get(component.json());
        ValueType type = stored(component);
        String inside = at + "/" + component.json();
        if (json != null) {
            return expected(type, json, inside);
        }
        boolean mayLack = component.fallback().isPresent()
                || type instanceof OptionalType
                || type instanceof ListType
                || type instanceof SetType
                || type instanceof MapType;
        return mayLack ? Optional.empty() : at(inside, shape(type));
    }

    private static Optional<String> text(ValueType type, String text) {
        if (type instanceof EnumType enumeration) {
            boolean constant = enumeration.constants().stream()
                    .anyMatch(candidate -> candidate.json().equals(text));
            return constant ? Optional.empty() : Optional.of(constants(enumeration) + meant(enumeration, text));
        }
        return type instanceof Scalar scalar ? Literals.expected(scalar.kind(), text) : Optional.empty();
    }

    private String shape(ValueType type) {
        if (type instanceof Scalar || type instanceof RecordType || type instanceof MapType) {
            return "JSON of " + subject.say(type.type());
        }
        if (type instanceof SealedType sealed) {
            return "an object whose \"@type\" is one of "
                    + sealed.variants().stream().map(SealedType.Variant::json).collect(Collectors.joining(", "));
        }
        return type instanceof EnumType enumeration ? constants(enumeration) : "an array";
    }

    private static String constants(EnumType enumeration) {
        return "one of "
                + enumeration.constants().stream().map(EnumType.Constant::json).collect(Collectors.joining(", "));
    }

    private static String meant(EnumType enumeration, String text) {
        List<String> known =
                enumeration.constants().stream().map(EnumType.Constant::json).toList();
        return Words.meant(text, known)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    private static Optional<String> at(String pointer, String expected) {
        return Optional.of(pointer.isEmpty() ? expected : expected + " at " + pointer);
    }

    private ValueType stored(TypeName name) {
        ValueType type = Objects.requireNonNull(subject.machine().values().get(name), name::toString);
        return type instanceof Converted converted ? converted(converted) : type;
    }

    private ValueType converted(Converted converted) {
        return Objects.requireNonNull(subject.machine().values().get(converted.stored()), converted::toString);
    }
}
