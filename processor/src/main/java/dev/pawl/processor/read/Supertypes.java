package dev.pawl.processor.read;

import com.palantir.javapoet.TypeName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** Collects what the types that steps name are assignable to: from which nearness is judged. */
final class Supertypes {

    private final Language language;
    private final Map<TypeName, Set<TypeName>> found = new LinkedHashMap<>();

    Supertypes(Language language) {
        this.language = language;
    }

    void add(TypeMirror type) {
        found.computeIfAbsent(language.name(type), name -> language.supertypes(type));
    }

    Map<TypeName, Set<TypeName>> found() {
        return Collections.unmodifiableMap(found);
    }
}
