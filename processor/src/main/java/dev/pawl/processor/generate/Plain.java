package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.regex.Pattern;

/**
 * What is known as text, for the formats of JavaPoet. It goes through each part of a format twice, and splits it into lines by
 * a regular expression; names and texts that are a part of the format are none of their own. Most lines that are generated
 * are those of codecs, where this is most of the time.
 */
final class Plain {

    private static final Pattern EASY = Pattern.compile("[A-Za-z0-9_ @.-]*");

    private Plain() {}

    /** An identifier. */
    static String name(String identifier) {
        return identifier.replace("$", "$$");
    }

    /** A text between quotes. */
    static String text(String text) {
        String quoted = EASY.matcher(text).matches()
                ? '"' + text + '"'
                : CodeBlock.of("$S", text).toString();
        return quoted.replace("$", "$$");
    }
}
