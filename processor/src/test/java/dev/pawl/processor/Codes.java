package dev.pawl.processor;

import dev.pawl.processor.problem.Problem;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The codes of all mistakes, as the sealed set of them has them. */
final class Codes {

    private static final Map<String, Class<?>> TYPES = types();

    private Codes() {}

    /** All of them, in the order of the alphabet. */
    static List<String> all() {
        return List.copyOf(TYPES.keySet());
    }

    static boolean isWarning(String code) {
        return sample(TYPES.get(code)).warning();
    }

    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new TreeMap<>();
        Stream.of(Problem.class.getPermittedSubclasses())
                .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
                .forEach(type -> types.put(Problem.code(type), type));
        return types;
    }

    /** A mistake of that kind, of nothing: enough to ask whether it is a warning. */
    private static Problem sample(Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] parameters =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = Stream.of(parameters).map(Codes::nothing).toArray();
            var constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return (Problem) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == List.class ? List.of() : type == Optional.class ? Optional.empty() : null;
    }
}
