package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** {@code DEFINITION_JSON}: the definition as text; put together from several where it is too long for one constant. */
record DefinitionJsonField(Draft draft) implements Feature {

    static final String NAME = "DEFINITION_JSON";

    /** In characters, of which none takes more than three of the 65,535 bytes that a constant may have. */
    private static final int LONGEST = 20_000;

    @Override
    public void addTo(TypeSpec.Builder type) {
        List<CodeBlock> parts = parts().stream().map(DefinitionJsonField::text).toList();
        type.addField(FieldSpec.builder(String.class, NAME, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The machine's definition, as the next release is compared with it.\n")
                .initializer(
                        parts.size() == 1
                                ? parts.get(0)
                                : CodeBlock.of("String.join($S, $L)", "", CodeBlock.join(parts, ", ")))
                .build());
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : draft.json().split("(?<=\n)")) {
            if (part.length() + line.length() > LONGEST && part.length() > 0) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(line);
        }
        parts.add(part.toString());
        return parts;
    }

    private static CodeBlock text(String part) {
        String escaped = part.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        // The end stands alone on its line, so that no part loses the space in front of its lines.
        return CodeBlock.of("\"\"\"\n$>$>$L\"\"\"$<$<", escaped);
    }
}
