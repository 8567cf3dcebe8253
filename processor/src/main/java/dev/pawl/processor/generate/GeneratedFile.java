package dev.pawl.processor.generate;

/** A file that is generated for a machine. */
public sealed interface GeneratedFile {

    /** The name of the class, or the path relative to the class output, with slashes. */
    String name();

    /** What stands in it. */
    String text();

    /** A class. */
    record Source(String name, String text) implements GeneratedFile {}

    /** Text in the class output. */
    record Resource(String name, String text) implements GeneratedFile {}
}
