package dev.pawl.processor.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A type as text, taken apart one level.
 *
 * @param name the container's name, or the whole text where it is no container
 */
record Generic(String name, List<String> arguments) {

    /** The containers; a user's type of such a name is called by its full one. */
    static final Set<String> CONTAINERS = Set.of("Optional", "List", "Set", "Map");

    static Generic of(String type) {
        int open = type.indexOf('<');
        if (open < 0 || !CONTAINERS.contains(type.substring(0, open))) {
            return new Generic(type, List.of());
        }
        return new Generic(type.substring(0, open), split(type.substring(open + 1, type.length() - 1)));
    }

    boolean is(String container) {
        return name.equals(container) && !arguments.isEmpty();
    }

    String first() {
        return arguments.get(0);
    }

    private static List<String> split(String inside) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(inside.substring(from, i).trim());
                from = i + 1;
            }
        }
        parts.add(inside.substring(from).trim());
        return parts;
    }
}
