package dev.pawl.processor.definition;

import dev.pawl.processor.definition.Shape.DefinedComponent;
import dev.pawl.processor.definition.Shape.DefinedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A text that two shapes share exactly when their documents look and mean the same: whatever the types in them are called in
 * Java, whichever order they are declared in, and whatever is put where something lacks.
 */
final class Fingerprint {

    private final Map<String, DefinedType> types;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> found = new ArrayList<>();

    private Fingerprint(Map<String, DefinedType> types) {
        this.types = types;
    }

    static String of(Shape shape) {
        Fingerprint fingerprint = new Fingerprint(shape.types());
        String root = fingerprint.components(shape.components());
        return root + fingerprint.found;
    }

    /** Whether a document of the one is a document of the other, with the same meaning. */
    static boolean same(Shape one, Shape other) {
        return of(one).equals(of(other));
    }

    private String type(String type) {
        DefinedType defined = types.get(type);
        if (defined == null) {
            Generic generic = Generic.of(type);
            return generic.arguments().isEmpty()
                    ? type
                    : generic.name()
                            + generic.arguments().stream().map(this::type).collect(Collectors.joining(",", "<", ">"));
        }
        Integer known = numbers.get(type);
        if (known == null) {
            known = numbers.size();
            numbers.put(type, known);
            found.add("");
            found.set(known, definition(defined));
        }
        return "#" + known;
    }

    private String definition(DefinedType type) {
        if (type instanceof DefinedType.DefinedRecord record) {
            return components(record.components());
        } else if (type instanceof DefinedType.DefinedEnum constants) {
            return constants.constants().stream().sorted().toList().toString();
        }
        return ((DefinedType.DefinedSealed) type)
                .variants().stream()
                        .sorted(Comparator.comparing(DefinedType.Variant::name))
                        .map(variant -> variant.name() + "=" + type(variant.type()))
                        .collect(Collectors.joining("|", "(", ")"));
    }

    private String components(List<DefinedComponent> components) {
        return components.stream()
                .sorted(Comparator.comparing(DefinedComponent::name))
                .map(component -> component.name() + ":" + type(component.type()))
                .collect(Collectors.joining(";", "{", "}"));
    }
}
