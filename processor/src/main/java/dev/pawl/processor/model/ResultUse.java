package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * A type where what children end with is asked for.
 *
 * @param machines the classes of the machines that end with it, in the order of their names
 * @param results the terminal states that it stands for, by their names in the database, each with its machine and version
 * @param fault why it is not what machines end with, in words; empty where it is
 */
public record ResultUse(TypeName type, List<ClassName> machines, List<String> results, Optional<String> fault) {

    /** Whether machines end with it. */
    public boolean known() {
        return fault.isEmpty();
    }
}
