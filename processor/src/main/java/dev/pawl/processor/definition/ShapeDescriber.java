package dev.pawl.processor.definition;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.definition.Shape.DefinedComponent;
import dev.pawl.processor.definition.Shape.DefinedType;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedEnum;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedRecord;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedSealed;
import dev.pawl.processor.definition.Shape.DefinedType.Variant;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.ListType;
import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.model.ValueType.SetType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Describes what the documents of a state or a signal hold. */
final class ShapeDescriber {

    private final MachineModel machine;
    private final TypeNames names;
    private final Set<TypeName> converting = new HashSet<>();

    ShapeDescriber(MachineModel machine) {
        this.machine = machine;
        this.names = TypeNames.of(machine);
    }

    Shape of(TypeName record) {
        Map<String, DefinedType> types = new LinkedHashMap<>();
        RecordType root = (RecordType) Objects.requireNonNull(machine.values().get(record), record::toString);
        return new Shape(0, components(root, types), Collections.unmodifiableMap(types));
    }

    private List<DefinedComponent> components(RecordType record, Map<String, DefinedType> types) {
        List<DefinedComponent> components = new ArrayList<>();
        for (Component component : record.components()) {
            components.add(component(component, types));
        }
        return List.copyOf(components);
    }

    private DefinedComponent component(Component component, Map<String, DefinedType> types) {
        ValueType type = component.converted().isPresent()
                ? component.converted().get()
                : Objects.requireNonNull(machine.values().get(component.type()));
        add(type, types);
        boolean optional = component.fallback().isPresent() || emptyWhereMissing(type);
        return new DefinedComponent(component.json(), names.of(type), optional);
    }

    private static boolean emptyWhereMissing(ValueType type) {
        return type instanceof OptionalType
                || type instanceof ListType
                || type instanceof SetType
                || type instanceof MapType;
    }

    private void add(TypeName type, Map<String, DefinedType> types) {
        add(Objects.requireNonNull(machine.values().get(type), type::toString), types);
    }

    /** Adds the user's types in a type; each takes its place before those in it, so that they may recur. */
    private void add(ValueType type, Map<String, DefinedType> types) {
        if (type instanceof RecordType record) {
            if (types.putIfAbsent(names.of(type), new DefinedRecord(List.of())) == null) {
                types.put(names.of(type), new DefinedRecord(components(record, types)));
            }
        } else if (type instanceof EnumType constants) {
            List<String> all = new ArrayList<>();
            for (EnumType.Constant constant : constants.constants()) {
                all.add(constant.json());
            }
            types.put(names.of(type), new DefinedEnum(all));
        } else if (type instanceof SealedType sealed) {
            List<Variant> variants = sealed.variants().stream()
                    .map(variant -> new Variant(variant.json(), names.of(variant.type())))
                    .toList();
            if (types.put(names.of(type), new DefinedSealed(variants)) == null) {
                sealed.variants().forEach(variant -> add(variant.type(), types));
            }
        } else if (type instanceof OptionalType optional) {
            add(optional.element(), types);
        } else if (type instanceof ListType list) {
            add(list.element(), types);
        } else if (type instanceof SetType set) {
            add(set.element(), types);
        } else if (type instanceof MapType map) {
            add(map.key(), types);
            add(map.value(), types);
        } else if (type instanceof Converted converted && converting.add(converted.type())) {
            add(converted.stored(), types);
            converting.remove(converted.type());
        }
    }
}
