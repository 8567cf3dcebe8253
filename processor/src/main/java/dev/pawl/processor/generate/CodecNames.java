package dev.pawl.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the methods and constants of a machine's codecs are called, and how one calls another. Scalars have their methods in
 * the runtime, and enums a constant; every other type that a document can hold has a pair of its own, in the order in which
 * they are met from the states and signals.
 */
final class CodecNames {

    private final ClassName codecs;
    private final Verbatim verbatim;
    private final Map<TypeName, ValueType> values;
    private final Map<TypeName, String> names = new LinkedHashMap<>();
    private final Map<TypeName, String> constants = new LinkedHashMap<>();
    private final Map<ClassName, String> converters = new LinkedHashMap<>();
    private final Set<ClassName> documents;
    private final Set<TypeName> plain;
    private final Set<TypeName> variants;
    private final Set<String> taken = new HashSet<>();

    private CodecNames(ClassName codecs, ValueGraph graph, List<ClassName> documents, Verbatim verbatim) {
        this.codecs = codecs;
        this.verbatim = verbatim;
        this.documents = Set.copyOf(documents);
        this.values = graph.values();
        this.plain = graph.plain();
        this.variants = graph.variants();
        for (TypeName type : graph.types()) {
            names.put(type, free(baseName(type)));
        }
        FreeNames free = new FreeNames(List.of());
        for (Map.Entry<TypeName, String> each : names.entrySet()) {
            ValueType value = value(each.getKey());
            if (value instanceof RecordType || value instanceof EnumType) {
                constants.put(each.getKey(), free.name(constantCase(each.getValue())));
            }
        }
        graph.converters()
                .forEach(converter ->
                        converters.put(converter, free.name(constantCase(converter.simpleName()) + "_OBJECT")));
    }

    static CodecNames of(Draft draft) {
        return new CodecNames(
                draft.names().codecs(), ValueGraph.of(draft.model()), Documents.of(draft.model()), draft.verbatim());
    }

    /** The types that have methods of their own. */
    List<ValueType> types() {
        List<ValueType> types = new ArrayList<>();
        for (TypeName type : names.keySet()) {
            types.add(value(type));
        }
        return types;
    }

    /** A type's part in the names of its methods: {@code ListOfAddress}. */
    String name(TypeName type) {
        return Objects.requireNonNull(names.get(type), type::toString);
    }

    /** The constant that knows the components of a record, or the constants of an enum. */
    String constant(TypeName type) {
        return Objects.requireNonNull(constants.get(type), type::toString);
    }

    /** Whether a type is a state or a signal, so that other classes name its methods. */
    boolean isDocument(TypeName type) {
        return type instanceof ClassName name && documents.contains(name);
    }

    /** What is known of a type. */
    ValueType value(TypeName type) {
        return Objects.requireNonNull(values.get(type), type::toString);
    }

    /** Whether a type is written as it is somewhere: not only after the name of a variant, or as a key. */
    boolean isPlain(TypeName type) {
        return plain.contains(type);
    }

    /** Whether a record is a variant of some sealed interface, so that its components are written apart. */
    boolean isVariant(TypeName type) {
        return variants.contains(type);
    }

    /** The converters, each with the constant that holds its object. */
    Map<ClassName, String> converters() {
        return converters;
    }

    /** The code of the machine's class that the codecs are a part of. */
    Verbatim verbatim() {
        return verbatim;
    }

    /** A type, in that code. */
    String say(TypeName type) {
        return verbatim.type(type);
    }

    /**
     * The call that writes a value.
     *
     * @param out the generator, as an expression
     * @param value the value, likewise
     */
    String write(TypeName type, String out, String value) {
        return call(type, true) + "(" + out + ", " + value + ")";
    }

    /** The call that reads a value. */
    String read(TypeName type) {
        return call(type, false) + "(in)";
    }

    private String call(TypeName type, boolean writes) {
        if (values.get(type) instanceof Scalar scalar) {
            return say(Scalars.home(scalar)) + "." + Scalars.method(scalar, writes);
        }
        String verb = writes ? "write" : "read";
        return isEnum(type) ? constant(type) + "." + verb : verb + name(type);
    }

    /** What writes a type. */
    String writer(TypeName type) {
        return reference(type, true);
    }

    /** What reads a type. */
    String reader(TypeName type) {
        return reference(type, false);
    }

    private String reference(TypeName type, boolean writes) {
        if (values.get(type) instanceof Scalar scalar) {
            return say(Scalars.home(scalar)) + "::" + Scalars.method(scalar, writes);
        }
        return isEnum(type) ? constant(type) : method((writes ? "write" : "read") + name(type));
    }

    /** A method of the codecs' class. */
    String method(String name) {
        return say(codecs) + "::" + name;
    }

    private boolean isEnum(TypeName type) {
        return values.get(type) instanceof EnumType;
    }

    /** {@code AWAITING_PAYMENT} for {@code AwaitingPayment}. */
    private static String constantCase(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && beginsWord(name, i)) {
                words.append('_');
            }
            words.append(name.charAt(i));
        }
        return words.toString().toUpperCase(Locale.ROOT);
    }

    /** Whether it is an upper case letter behind a lower case one or a digit, or the last of several with a word behind it. */
    private static boolean beginsWord(String name, int place) {
        char before = name.charAt(place - 1);
        if (!isUpper(name.charAt(place))) {
            return false;
        }
        return isLower(before)
                || before >= '0' && before <= '9'
                || isUpper(before) && place + 1 < name.length() && isLower(name.charAt(place + 1));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** A name with which none of a type's methods clashes with another's. */
    private String free(String base) {
        String name = base;
        for (int i = 2; !reserve(name); i++) {
            name = base + i;
        }
        return name;
    }

    private boolean reserve(String name) {
        List<String> all = List.of(name, name + RecordCodec.COMPONENTS, name + SealedCodec.VARIANT);
        return Collections.disjoint(taken, all) && taken.addAll(all);
    }

    private static String baseName(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return baseName(parameterized.rawType()) + "Of"
                    + parameterized.typeArguments().stream()
                            .map(CodecNames::baseName)
                            .collect(Collectors.joining("And"));
        } else if (type instanceof ClassName name) {
            return name.simpleName();
        } else if (type instanceof ArrayTypeName array) {
            return "ArrayOf" + baseName(array.componentType());
        }
        String text = type.toString();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
