package dev.pawl.processor.generate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Gives out names, each once. All that are asked for could stand in Java. */
final class FreeNames {

    private final Set<String> taken;

    /** @param taken what is never given out */
    FreeNames(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The name; with underscores behind it, where it is taken. */
    String name(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }
}
