package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** What types are called. */
final class Names {

    /** What stands for a type that is missing and that the compiler has no name for either. */
    private static final ClassName NAMELESS = ClassName.get("", "Unresolved");

    private Names() {}

    /**
     * The name of a type, which may be missing. Of one with arguments, such as {@code StepContext<S>} without its import,
     * javac keeps no name that could stand in Java.
     */
    static TypeName of(TypeMirror type) {
        return nameless(type, new ArrayList<>()) ? NAMELESS : TypeName.get(type);
    }

    /** Whether the type, or one that its name is made of, has a name that is none. */
    private static boolean nameless(TypeMirror type, List<TypeParameterElement> seen) {
        if (type instanceof DeclaredType declared) {
            boolean bad = type.getKind() == TypeKind.ERROR
                    && !SourceVersion.isName(declared.asElement().getSimpleName());
            return bad || anyNameless(declared.getTypeArguments(), seen);
        }
        if (type instanceof ArrayType array) {
            return nameless(array.getComponentType(), seen);
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && nameless(wildcard.getExtendsBound(), seen)
                    || wildcard.getSuperBound() != null && nameless(wildcard.getSuperBound(), seen);
        }
        if (type instanceof TypeVariable variable
                && variable.asElement() instanceof TypeParameterElement parameter
                && !seen.contains(parameter)) {
            seen.add(parameter);
            return anyNameless(parameter.getBounds(), seen);
        }
        return false;
    }

    private static boolean anyNameless(List<? extends TypeMirror> types, List<TypeParameterElement> seen) {
        for (TypeMirror type : types) {
            if (nameless(type, seen)) {
                return true;
            }
        }
        return false;
    }
}
