package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.CodecDeclaration;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.read.Annotations.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @Codec}: the converter, what it stores, and why it can't be used where it can't. */
final class CodecReader {

    static final String CODEC = "dev.pawl.Codec";
    private static final String CONVERTER = "dev.pawl.Converter";

    private final Language language;
    private final ValueReader values;
    private final List<CodecDeclaration> declarations = new ArrayList<>();

    CodecReader(Language language, ValueReader values) {
        this.language = language;
        this.values = values;
    }

    List<CodecDeclaration> declarations() {
        return List.copyOf(declarations);
    }

    /**
     * Reads one.
     *
     * @param target the type whose values are converted
     * @param place where a mistake in the annotation is told
     * @param user where a mistake in what is stored is told
     */
    Converted read(TypeMirror target, Found annotation, SourcePlace place, SourcePlace user) {
        language.lookAt(target);
        Optional<TypeMirror> named = annotation.type("value");
        language.lookAt(named.orElse(null));
        TypeName name = language.name(target);
        Optional<TypeElement> converter = named.flatMap(language::element);
        Optional<DeclaredType> view = named.flatMap(this::converterOf);
        if (converter.isEmpty()) {
            return new Converted(name, ClassName.OBJECT, values.read(text(), user));
        }
        List<String> faults = new ArrayList<>(faults(converter.get()));
        Optional<TypeMirror> stored = view.map(type -> type.getTypeArguments().get(1));
        if (view.isEmpty()) {
            faults.add("does not say what it converts: let it implement Converter<T, J> with two types");
        } else {
            TypeMirror from = view.get().getTypeArguments().get(0);
            if (!language.types().isSameType(from, boxed(target))) {
                faults.add("converts " + from + ", not " + boxed(target));
            } else if (language.types().isSameType(from, stored.orElseThrow())) {
                faults.add("stores the type that it converts");
            }
        }
        declarations.add(new CodecDeclaration(name, ClassName.get(converter.get()), faults, place));
        // What a converter at fault stores does not matter, so it adds no second mistake.
        TypeMirror kept = faults.isEmpty() ? stored.orElseThrow() : text();
        return new Converted(name, ClassName.get(converter.get()), values.read(kept, user));
    }

    private List<String> faults(TypeElement converter) {
        List<String> faults = new ArrayList<>();
        if (converter.getModifiers().contains(Modifier.ABSTRACT)) {
            faults.add("is abstract");
        } else if (converter.getKind() != ElementKind.CLASS && converter.getKind() != ElementKind.RECORD) {
            faults.add("is no class");
        } else if (!language.isPublic(converter)) {
            faults.add("is not public");
        } else if (converter.getNestingKind() == NestingKind.MEMBER
                && converter.getKind() == ElementKind.CLASS
                && !converter.getModifiers().contains(Modifier.STATIC)) {
            faults.add("is nested without being static");
        } else if (!converter.getTypeParameters().isEmpty()) {
            faults.add("has type parameters");
        } else if (ElementFilter.constructorsIn(converter.getEnclosedElements()).stream()
                .noneMatch(CodecReader::usable)) {
            faults.add("has no public constructor without parameters");
        }
        return faults;
    }

    private static boolean usable(ExecutableElement constructor) {
        return constructor.getParameters().isEmpty()
                && constructor.getModifiers().contains(Modifier.PUBLIC);
    }

    /** The type as a {@code Converter<T, J>} with both types given. */
    private Optional<DeclaredType> converterOf(TypeMirror type) {
        if (language.is(type, CONVERTER)) {
            DeclaredType view = (DeclaredType) type;
            boolean given = view.getTypeArguments().size() == 2
                    && view.getTypeArguments().stream()
                            .noneMatch(argument ->
                                    argument.getKind() == TypeKind.TYPEVAR || argument.getKind() == TypeKind.WILDCARD);
            view.getTypeArguments().forEach(language::lookAt);
            return given ? Optional.of(view) : Optional.empty();
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        // A class literal has no arguments; its supertypes are those of the declaration.
        TypeMirror declared = language.element(type).orElseThrow().asType();
        for (TypeMirror supertype : language.types()
                .directSupertypes(((DeclaredType) type).getTypeArguments().isEmpty() ? declared : type)) {
            Optional<DeclaredType> found = converterOf(supertype);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private TypeMirror boxed(TypeMirror type) {
        return type instanceof PrimitiveType primitive
                ? language.types().boxedClass(primitive).asType()
                : type;
    }

    private TypeMirror text() {
        return language.elements().getTypeElement("java.lang.String").asType();
    }
}
