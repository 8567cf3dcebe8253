package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** Expressions that several features need. */
final class Literals {

    private Literals() {}

    /**
     * {@code List.<Type>of(…)} with an element a line. The type is named because the compiler needs minutes to find it
     * where there are hundreds of elements.
     */
    static CodeBlock lines(TypeName type, List<CodeBlock> elements) {
        if (elements.isEmpty()) {
            return CodeBlock.of("$T.of()", List.class);
        }
        return CodeBlock.builder()
                .add("$T.<$T>of(\n$>$>", List.class, type)
                .add(elements.stream().collect(CodeBlock.joining(",\n")))
                .add(")$<$<")
                .build();
    }
}
