package dev.pawl.runtime.internal.store.pg;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Arrays as text: an array of arrays of different lengths is nothing that Postgres has, and where little is sent, the driver's
 * own arrays take longer to make than all the rest.
 */
final class Literals {

    private Literals() {}

    /** A text[] as text, in one order whatever the collection's; null if empty. */
    static @Nullable String texts(Collection<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.stream()
                .sorted()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** An int[] as text. */
    static String ints(int[] values) {
        StringBuilder literal = new StringBuilder(2 + 4 * values.length).append('{');
        for (int i = 0; i < values.length; i++) {
            literal.append(i == 0 ? "" : ",").append(values[i]);
        }
        return literal.append('}').toString();
    }

    /** A bigint[] as text; null if empty. */
    static @Nullable String longs(List<Long> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
