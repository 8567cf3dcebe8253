package dev.pawl.processor.generate;

import com.palantir.javapoet.JavaFile;

/** A file that is generated for a machine. */
public sealed interface GeneratedFile {

    /** A class. */
    record Source(JavaFile file) implements GeneratedFile {}

    /**
     * Text in the class output.
     *
     * @param path relative to it, with slashes
     */
    record Resource(String path, String text) implements GeneratedFile {}
}
