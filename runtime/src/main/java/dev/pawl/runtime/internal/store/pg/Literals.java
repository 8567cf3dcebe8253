package dev.pawl.runtime.internal.store.pg;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arrays as text: an array of arrays of different lengths is nothing that Postgres has. */
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

    /** A bigint[] as text; null if empty. */
    static @Nullable String longs(List<Long> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
