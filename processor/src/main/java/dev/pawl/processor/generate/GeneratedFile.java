package dev.pawl.processor.generate;

import com.palantir.javapoet.JavaFile;

/** A file that is generated for a machine. */
public sealed interface GeneratedFile {

    /** The name of the class, or the path. */
    String name();

    /** A class. */
    record Source(JavaFile file) implements GeneratedFile {
        @Override
        public String name() {
            String simple = file.typeSpec().name();
            return file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
        }
    }

    /**
     * Text in the class output.
     *
     * @param path relative to it, with slashes
     */
    record Resource(String path, String text) implements GeneratedFile {
        @Override
        public String name() {
            return path;
        }
    }
}
