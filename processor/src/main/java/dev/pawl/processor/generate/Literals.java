package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Expressions that several features need. */
final class Literals {

    private Literals() {}

    /** {@code List.of("a", "b")}, or with another class that has such a method. */
    static CodeBlock of(Class<?> collection, List<String> texts) {
        return CodeBlock.of(
                "$T.of($L)",
                collection,
                texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", ")));
    }

    /** {@code List.of(…)} with an element a line. */
    static CodeBlock lines(List<CodeBlock> elements) {
        if (elements.isEmpty()) {
            return CodeBlock.of("$T.of()", List.class);
        }
        return CodeBlock.builder()
                .add("$T.of(\n$>$>", List.class)
                .add(elements.stream().collect(CodeBlock.joining(",\n")))
                .add(")$<$<")
                .build();
    }
}
