package dev.pawl.processor.read;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Questions about types that the reader asks in several places; it also keeps in mind whether one was unresolved. */
final class Language {

    private final Elements elements;
    private final Types types;
    private final TypeElement machine;
    private final Map<Element, TypeName> names;
    private final Map<Element, Set<TypeName>> supertypes = new HashMap<>();
    private boolean unresolved;

    /** @param names those of types that were met in other machines of this round */
    Language(Elements elements, Types types, TypeElement machine, Map<Element, TypeName> names) {
        this.elements = elements;
        this.types = types;
        this.machine = machine;
        this.names = names;
    }

    Types types() {
        return types;
    }

    Elements elements() {
        return elements;
    }

    /** Whether a type that was looked at is not there, or not yet. */
    boolean unresolved() {
        return unresolved;
    }

    /** Notes whether the type, or one inside it, can't be resolved. */
    void lookAt(@Nullable TypeMirror type) {
        if (type == null) {
            unresolved = true;
        } else if (type.getKind() == TypeKind.ERROR) {
            unresolved = true;
        } else if (type instanceof DeclaredType declared) {
            for (TypeMirror argument : declared.getTypeArguments()) {
                lookAt(argument);
            }
        } else if (type instanceof ArrayType array) {
            lookAt(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            Optional.ofNullable(wildcard.getExtendsBound()).ifPresent(this::lookAt);
            Optional.ofNullable(wildcard.getSuperBound()).ifPresent(this::lookAt);
        }
    }

    /** The class behind a type; empty for primitives, arrays and what is unresolved. */
    Optional<TypeElement> element(TypeMirror type) {
        if (type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement() instanceof TypeElement element) {
            return Optional.of(element);
        }
        return Optional.empty();
    }

    /** Whether the type is that class or interface, with whatever arguments. */
    boolean is(TypeMirror type, String name) {
        Optional<TypeElement> element = element(type);
        return element.isPresent() && element.get().getQualifiedName().contentEquals(name);
    }

    /** Whether the type is a subtype of that class or interface. */
    boolean isA(TypeMirror type, String name) {
        @Nullable TypeElement supertype = elements.getTypeElement(name);
        return supertype != null && types.isSubtype(types.erasure(type), types.erasure(supertype.asType()));
    }

    /** The name of a type, as {@link Names} has it. */
    TypeName name(TypeMirror type) {
        Element element = isPlain(type) ? ((DeclaredType) type).asElement() : null;
        TypeName known = element == null ? null : names.get(element);
        if (known == null) {
            known = Names.of(type);
            if (element != null) {
                names.put(element, known);
            }
        }
        return known;
    }

    /** Every type that this one is assignable to, itself first. */
    Set<TypeName> supertypes(TypeMirror type) {
        Element element = isPlain(type) ? ((DeclaredType) type).asElement() : null;
        Set<TypeName> known = element == null ? null : supertypes.get(element);
        if (known == null) {
            Set<TypeName> found = new LinkedHashSet<>();
            if (element != null) {
                // A class that is its own supertype, which is a mistake, comes to an end.
                supertypes.put(element, found);
            }
            addSupertypes(type, found);
            known = Collections.unmodifiableSet(found);
            if (element != null) {
                supertypes.put(element, known);
            }
        }
        return known;
    }

    private void addSupertypes(TypeMirror type, Set<TypeName> found) {
        lookAt(type);
        if (found.add(name(type)) && type.getKind() == TypeKind.DECLARED) {
            for (TypeMirror supertype : types.directSupertypes(type)) {
                if (isPlain(supertype)) {
                    found.addAll(supertypes(supertype));
                } else {
                    addSupertypes(supertype, found);
                }
            }
        }
    }

    /** Whether the type is a class or an interface of which nothing depends on type arguments. */
    private static boolean isPlain(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && type instanceof DeclaredType declared
                && declared.getTypeArguments().isEmpty()
                && declared.getEnclosingType().getKind() == TypeKind.NONE;
    }

    /** Whether the type is a sealed interface or class. */
    boolean isSealed(TypeElement type) {
        return type.getModifiers().contains(Modifier.SEALED);
    }

    /**
     * The classes at the end of a sealed hierarchy, each once; the class itself if it is not sealed. In the order of their
     * names, for where nothing is written after {@code permits}, compilers order them each in its own way.
     */
    List<TypeElement> leaves(TypeElement type) {
        if (!isSealed(type)) {
            return List.of(type);
        }
        Set<TypeElement> leaves = new LinkedHashSet<>();
        addLeaves(type, leaves, new LinkedHashSet<>());
        List<TypeElement> sorted = new ArrayList<>(leaves);
        sorted.sort(Comparator.comparing(leaf -> leaf.getQualifiedName().toString()));
        return sorted;
    }

    private void addLeaves(TypeElement type, Set<TypeElement> leaves, Set<TypeElement> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (!isSealed(type)) {
            leaves.add(type);
            return;
        }
        if (type.getKind() != ElementKind.INTERFACE && !type.getModifiers().contains(Modifier.ABSTRACT)) {
            leaves.add(type);
        }
        for (TypeMirror permitted : type.getPermittedSubclasses()) {
            lookAt(permitted);
            element(permitted).ifPresent(element -> addLeaves(element, leaves, seen));
        }
    }

    /**
     * Why code beside the machine can't name a class, in words; empty where it can. Of a class in the machine, what is in
     * the way of the machine itself does not count.
     */
    Optional<String> hidden(TypeElement type) {
        PackageElement from = elements.getPackageOf(machine);
        for (Element element = type;
                element != null && element.getKind() != ElementKind.PACKAGE;
                element = element.getEnclosingElement()) {
            if (element.equals(machine) && !type.equals(machine)) {
                return Optional.empty();
            }
            Set<Modifier> modifiers = element.getModifiers();
            if (modifiers.contains(Modifier.PRIVATE)) {
                return Optional.of(element.getSimpleName() + " is private");
            }
            if (!modifiers.contains(Modifier.PUBLIC)
                    && !elements.getPackageOf(element).equals(from)) {
                return Optional.of(element.getSimpleName() + " is not public and stands in another package");
            }
        }
        return Optional.empty();
    }

    /** Whether the class, and all that encloses it, is public. */
    boolean isPublic(TypeElement type) {
        for (Element element = type;
                element != null && element.getKind() != ElementKind.PACKAGE;
                element = element.getEnclosingElement()) {
            if (!element.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
