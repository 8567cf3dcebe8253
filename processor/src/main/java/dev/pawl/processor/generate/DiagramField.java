package dev.pawl.processor.generate;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** {@code DIAGRAM}: the picture as text. */
record DiagramField(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(String.class, "DIAGRAM", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The machine as a Mermaid state diagram.\n")
                .initializer("\"\"\"\n$>$>$L\"\"\"$<$<", draft.diagram())
                .build());
    }
}
