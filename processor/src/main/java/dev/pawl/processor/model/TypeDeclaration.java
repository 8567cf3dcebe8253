package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Optional;

/**
 * How the source declares the class of a machine, a state or a signal.
 *
 * @param kind what it is in Java's words: {@code "record"}, {@code "class"}, {@code "interface"}, ...
 * @param generic whether it has type parameters
 * @param inner whether it is nested and needs an object of what encloses it
 * @param hidden what keeps the machine's package from seeing it, in words such as {@code "Outer is private"}; empty where
 *     nothing does
 * @param name its name in the database, as written or, where nothing is written, as it follows
 */
public record TypeDeclaration(
        ClassName type, String kind, boolean generic, boolean inner, Optional<String> hidden, Text name, Place place) {

    /** Whether it is a record. */
    public boolean isRecord() {
        return kind.equals("record");
    }
}
