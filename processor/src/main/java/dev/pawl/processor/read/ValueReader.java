package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.CodecDeclaration;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.ListType;
import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.Scalar;
import dev.pawl.processor.model.ValueType.SetType;
import dev.pawl.processor.model.ValueType.Uncovered;
import dev.pawl.processor.read.Annotations.Found;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the types in states and signals, as a codec sees them: each once, with all that it consists of. */
final class ValueReader {

    /** How deep types may nest before it is clear that they never end. */
    private static final int DEEPEST = 60;

    private final Language language;
    private final Map<TypeName, ValueType> values = new LinkedHashMap<>();
    private final RecordReader records;
    private final SealedReader sealed;
    private final CodecReader codecs;
    private int depth;

    ValueReader(Language language, TypeElement machine) {
        this.language = language;
        this.codecs = new CodecReader(language, this);
        this.records = new RecordReader(language, this, codecs, machine);
        this.sealed = new SealedReader(language, this);
    }

    /** Everything that was read, in the order in which it was met. */
    Map<TypeName, ValueType> read() {
        return Collections.unmodifiableMap(values);
    }

    List<CodecDeclaration> codecs() {
        return codecs.declarations();
    }

    /** Reads a state or a signal, and what it consists of. One that is no record is wrong in itself, and left alone. */
    void readRoot(TypeElement root) {
        if (root.getKind() == ElementKind.RECORD && !values.containsKey(language.name(root.asType()))) {
            values.put(language.name(root.asType()), unfinished(language.name(root.asType())));
            values.put(language.name(root.asType()), records.root((DeclaredType) root.asType()));
        }
    }

    /**
     * Reads a type and what it consists of.
     *
     * @param user the place to point at for what has no place of its own in the machine's source
     * @return the key under which it is found
     */
    TypeName read(TypeMirror type, SourcePlace user) {
        language.lookAt(type);
        TypeName name = language.name(type);
        if (!values.containsKey(name)) {
            values.put(name, unfinished(name));
            depth++;
            values.put(name, depth > DEEPEST ? uncovered(name, "it never ends") : value(type, name, user));
            depth--;
        }
        return name;
    }

    private ValueType value(TypeMirror type, TypeName name, SourcePlace user) {
        if (type instanceof PrimitiveType primitive) {
            return new Scalar(name, Scalars.of(primitive));
        }
        if (type.getKind() == TypeKind.ARRAY) {
            return name.toString().equals("byte[]")
                    ? new Scalar(name, Scalar.Kind.BYTES)
                    : uncovered(name, "arrays other than byte[] are not covered: use a List");
        }
        if (type.getKind() == TypeKind.WILDCARD || type.getKind() == TypeKind.TYPEVAR) {
            return uncovered(name, "it stands for any type: name one");
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return uncovered(name, "it is not known");
        }
        DeclaredType declared = (DeclaredType) type;
        TypeElement element = (TypeElement) declared.asElement();
        Optional<Found> codec = Annotations.on(element, CodecReader.CODEC);
        if (codec.isPresent()) {
            boolean own = records.inMachine(element);
            return codecs.read(type, codec.get(), own ? codec.get().place() : user, user);
        }
        Optional<Scalar.Kind> scalar = Scalars.of(element);
        if (scalar.isPresent()) {
            return new Scalar(name, scalar.get());
        }
        if (declared.getTypeArguments().size() < element.getTypeParameters().size()) {
            return uncovered(name, "its type arguments are left out");
        }
        Optional<ValueType> container = container(declared, element, name, user);
        return container.isPresent() ? container.get() : composite(declared, element, name, user);
    }

    private Optional<ValueType> container(DeclaredType type, TypeElement element, TypeName name, SourcePlace user) {
        List<TypeName> arguments = new ArrayList<>();
        switch (element.getQualifiedName().toString()) {
            case "java.util.Optional", "java.util.List", "java.util.Set", "java.util.Map" ->
                type.getTypeArguments().forEach(argument -> arguments.add(read(argument, user)));
            default -> {
                return Optional.empty();
            }
        }
        TypeName first = arguments.get(0);
        return Optional.of(
                switch (element.getSimpleName().toString()) {
                    case "Optional" ->
                        values.get(first) instanceof OptionalType
                                ? uncovered(name, "an Optional in an Optional is not covered: use one")
                                : new OptionalType(name, first);
                    case "List" -> new ListType(name, first);
                    case "Set" -> new SetType(name, first);
                    default ->
                        isKey(Objects.requireNonNull(values.get(first)))
                                ? new MapType(name, first, arguments.get(1))
                                : uncovered(name, "its keys are no text: use a String, an enum or the like");
                });
    }

    private ValueType composite(DeclaredType type, TypeElement element, TypeName name, SourcePlace user) {
        Optional<String> hidden = language.hidden(element);
        if (hidden.isPresent()) {
            return uncovered(name, hidden.get() + ", so that generated code can't name it");
        }
        if (element.getKind() == ElementKind.ENUM) {
            return enumeration(element);
        }
        if (element.getKind() == ElementKind.RECORD) {
            return records.read(type, user);
        }
        if (language.isSealed(element) && element.getKind() == ElementKind.INTERFACE) {
            return sealed.read(type, user);
        }
        if (language.isA(type, "java.util.Collection") || language.isA(type, "java.util.Map")) {
            return uncovered(name, "of collections List, Set and Map are covered, by these names");
        }
        return uncovered(
                name,
                element.getKind() == ElementKind.INTERFACE
                        ? "an interface is covered if it is sealed over records and enums"
                        : "it is neither a record nor an enum");
    }

    private static ValueType enumeration(TypeElement element) {
        List<EnumType.Constant> constants = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                String name = member.getSimpleName().toString();
                constants.add(
                        new EnumType.Constant(name, Annotations.named(member).orElse(name)));
            }
        }
        return new EnumType(ClassName.get(element), constants);
    }

    private static boolean isKey(ValueType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case FLOAT, DOUBLE, BYTES -> false;
                default -> true;
            };
        }
        return type instanceof EnumType;
    }

    static Uncovered uncovered(TypeName type, String reason) {
        return new Uncovered(type, reason);
    }

    /** Holds the place of a type that refers to itself until it is read. */
    private static Uncovered unfinished(TypeName type) {
        return new Uncovered(type, "it is not read yet");
    }
}
