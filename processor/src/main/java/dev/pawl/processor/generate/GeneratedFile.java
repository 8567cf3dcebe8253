package dev.pawl.processor.generate;

import com.palantir.javapoet.JavaFile;

/** A file to be written. */
public sealed interface GeneratedFile {

    /** Java source. */
    record Source(JavaFile file) implements GeneratedFile {}

    /** A resource; the path is relative to the class output. */
    record Resource(String path, String text) implements GeneratedFile {}
}
