package dev.pawl.processor.problem;

import java.util.List;
import java.util.stream.Stream;

/** The codes of all mistakes. */
public final class Codes {

    private Codes() {}

    /** All of them, in the order of the alphabet. */
    public static List<String> all() {
        return codes(Object.class);
    }

    /** Those that {@code @Allow} silences, in the order of the alphabet. */
    public static List<String> warnings() {
        return codes(Warning.class);
    }

    private static List<String> codes(Class<?> kind) {
        return Stream.of(Problem.class.getPermittedSubclasses())
                .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
                .filter(kind::isAssignableFrom)
                .map(Problem::code)
                .sorted()
                .toList();
    }
}
