package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;

/** Texts as they stand in code. */
final class Plain {

    private Plain() {}

    /** A text between quotes. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return CodeBlock.of("$S", text).toString();
            }
        }
        return '"' + text + '"';
    }
}
