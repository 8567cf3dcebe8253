package dev.pawl.runtime.spi;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An enum, as the names of its constants: a closed set. Immutable. */
public final class JsonEnum<E extends Enum<E>> implements JsonWriter<@Nullable E>, JsonReader<@Nullable E> {

    private final String type;
    private final Map<String, E> constants;
    /** By the ordinals; null where a constant is not among those that are known. */
    private final @Nullable String[] names;

    private JsonEnum(String type, Map<String, E> constants) {
        this.type = type;
        this.constants = constants;
        int last = constants.values().stream().mapToInt(Enum::ordinal).max().orElse(-1);
        this.names = new @Nullable String[last + 1];
        constants.forEach((name, constant) -> names[constant.ordinal()] = name);
    }

    /**
     * An enum whose constants have their own names.
     *
     * @param type what it is called in messages
     */
    @SafeVarargs
    public static <E extends Enum<E>> JsonEnum<E> of(String type, E... constants) {
        Map<String, E> named = new HashMap<>();
        for (E constant : constants) {
            named.put(constant.name(), constant);
        }
        return new JsonEnum<>(type, named);
    }

    /** The same enum with one constant more, that has another name. */
    public JsonEnum<E> with(String name, E constant) {
        Map<String, E> more = new HashMap<>(constants);
        more.put(name, constant);
        return new JsonEnum<>(type, more);
    }

    @Override
    public void write(JsonOutput out, @Nullable E value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        JsonText.writeString(out, nameOf(value));
    }

    @Override
    public @Nullable E read(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        int start = in.at();
        E value = in.peek() == '"' ? named(in.readWord()) : null;
        if (value == null) {
            in.moveTo(start);
            throw JsonFaults.malformed(in, "the name of a constant of " + type);
        }
        return value;
    }

    /**
     * The name of a constant.
     *
     * @throws IllegalArgumentException if it has none: the enum was compiled anew since its machine was
     */
    public String nameOf(E value) {
        String name = value.ordinal() < names.length ? names[value.ordinal()] : null;
        if (name == null) {
            throw new IllegalArgumentException("no known constant of " + type + ": " + value.name());
        }
        return name;
    }

    /** The constant of a name, or null if none has it. */
    public @Nullable E named(String name) {
        return constants.get(name);
    }
}
