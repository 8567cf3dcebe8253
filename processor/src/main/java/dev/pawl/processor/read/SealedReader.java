package dev.pawl.processor.read;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.model.ValueType.SealedType.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads sealed interfaces: the records and enums at the end of their hierarchy. */
final class SealedReader {

    private final Language language;
    private final ValueReader values;

    SealedReader(Language language, ValueReader values) {
        this.language = language;
        this.values = values;
    }

    ValueType read(DeclaredType type, SourcePlace user) {
        TypeName name = language.name(type);
        List<Variant> variants = new ArrayList<>();
        for (TypeElement leaf : language.leaves((TypeElement) type.asElement())) {
            if (leaf.getKind() != ElementKind.RECORD && leaf.getKind() != ElementKind.ENUM) {
                return ValueReader.uncovered(name, leaf.getSimpleName() + " under it is neither a record nor an enum");
            }
            Optional<DeclaredType> variant = under(type, leaf);
            if (variant.isEmpty()) {
                return ValueReader.uncovered(
                        name, "the type arguments of " + leaf.getSimpleName() + " don't follow from those it has");
            }
            if (language.types().isSubtype(variant.get(), type)) {
                String json =
                        Annotations.named(leaf).orElse(leaf.getSimpleName().toString());
                variants.add(new Variant(values.read(variant.get(), user), json));
            }
        }
        return new SealedType(name, variants);
    }

    /** The leaf with the type arguments that make it a subtype; empty where they can't be told. */
    private Optional<DeclaredType> under(DeclaredType type, TypeElement leaf) {
        List<? extends TypeParameterElement> parameters = leaf.getTypeParameters();
        if (parameters.isEmpty()) {
            return Optional.of((DeclaredType) leaf.asType());
        }
        Optional<DeclaredType> view = asSupertype(leaf.asType(), (TypeElement) type.asElement());
        Map<String, TypeMirror> known = new HashMap<>();
        view.ifPresent(supertype -> {
            for (int i = 0; i < supertype.getTypeArguments().size(); i++) {
                TypeMirror argument = supertype.getTypeArguments().get(i);
                if (argument.getKind() == TypeKind.TYPEVAR) {
                    known.put(argument.toString(), type.getTypeArguments().get(i));
                }
            }
        });
        List<TypeMirror> arguments = new ArrayList<>();
        for (TypeParameterElement parameter : parameters) {
            TypeMirror argument = known.get(parameter.getSimpleName().toString());
            if (argument == null) {
                return Optional.empty();
            }
            arguments.add(argument);
        }
        return Optional.of(language.types().getDeclaredType(leaf, arguments.toArray(TypeMirror[]::new)));
    }

    private Optional<DeclaredType> asSupertype(TypeMirror type, TypeElement wanted) {
        if (language.element(type).filter(wanted::equals).isPresent()) {
            return Optional.of((DeclaredType) type);
        }
        for (TypeMirror supertype : language.types().directSupertypes(type)) {
            Optional<DeclaredType> found = asSupertype(supertype, wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
