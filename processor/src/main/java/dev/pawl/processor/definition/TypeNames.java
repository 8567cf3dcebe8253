package dev.pawl.processor.definition;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.ListType;
import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.Scalar;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.model.ValueType.SetType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What types are called in a definition. A converted type is what is stored for it: that alone is in documents. */
public final class TypeNames {

    private final MachineModel machine;
    private final Map<TypeName, String> names = new LinkedHashMap<>();
    private final Map<String, TypeName> types = new LinkedHashMap<>();
    private final Deque<TypeName> converting = new ArrayDeque<>();

    private TypeNames(MachineModel machine) {
        this.machine = machine;
    }

    /** The names of all types that a machine's documents can hold. */
    public static TypeNames of(MachineModel machine) {
        TypeNames names = new TypeNames(machine);
        machine.values().values().stream().filter(TypeNames::hasName).forEach(names::name);
        return names;
    }

    /** The type of that name, where it is a record, an enum or a sealed interface. */
    public Optional<TypeName> named(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** What a component's type is called. */
    String of(ValueType type) {
        if (type instanceof Scalar) {
            return simple(type.type());
        } else if (type instanceof OptionalType optional) {
            return "Optional<" + of(optional.element()) + ">";
        } else if (type instanceof ListType list) {
            return "List<" + of(list.element()) + ">";
        } else if (type instanceof SetType set) {
            return "Set<" + of(set.element()) + ">";
        } else if (type instanceof MapType map) {
            return "Map<" + of(map.key()) + ", " + of(map.value()) + ">";
        } else if (type instanceof Converted converted) {
            return converted(converted);
        }
        return hasName(type) ? name(type) : simple(type.type());
    }

    String of(TypeName type) {
        ValueType value = machine.values().get(type);
        return value == null ? simple(type) : of(value);
    }

    private String converted(Converted converted) {
        // What is stored for a type may hold that type again.
        if (converting.contains(converted.type())) {
            return simple(converted.type());
        }
        converting.push(converted.type());
        String stored = of(converted.stored());
        converting.pop();
        return stored;
    }

    private String name(ValueType type) {
        String known = names.get(type.type());
        if (known != null) {
            return known;
        }
        String name = simple(type.type());
        if (types.containsKey(name) || reserved(name)) {
            name = type.type().toString();
        }
        names.put(type.type(), name);
        types.put(name, type.type());
        return name;
    }

    private static boolean hasName(ValueType type) {
        return type instanceof RecordType || type instanceof EnumType || type instanceof SealedType;
    }

    private boolean reserved(String name) {
        return Scalars.NAMES.contains(name)
                || Generic.CONTAINERS.contains(Generic.of(name).name());
    }

    /** Without packages, and without the machine in front of what is nested in it. */
    private String simple(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return simple(parameterized.rawType())
                    + parameterized.typeArguments().stream()
                            .map(this::simple)
                            .collect(Collectors.joining(", ", "<", ">"));
        } else if (type instanceof ClassName name) {
            String nested = String.join(".", machine.type().simpleNames()) + ".";
            String simple = String.join(".", name.simpleNames());
            return simple.startsWith(nested) ? simple.substring(nested.length()) : simple;
        }
        return type.toString();
    }
}
