package dev.pawl.runtime.testing;

import dev.pawl.runtime.spi.JsonBoxes;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A codec for the records of tests, which no processor has seen: components are long, int, boolean, String, Instant or
 * {@code List<String>}.
 */
final class RecordCodec<T> implements JsonCodec<T> {

    private final Class<T> type;

    RecordCodec(Class<T> type) {
        this.type = type;
    }

    @Override
    public void write(JsonOutput out, T value) {
        out.writeStartObject();
        for (RecordComponent component : type.getRecordComponents()) {
            out.writeName(component.getName());
            Object content = get(component, value);
            if (content instanceof Number number) {
                out.writeNumber(number.longValue());
            } else if (content instanceof Boolean flag) {
                out.writeBoolean(flag);
            } else if (content instanceof List<?> list) {
                out.writeStartArray();
                list.forEach(element -> JsonText.writeString(out, (String) element));
                out.writeEndArray();
            } else {
                JsonText.writeString(out, content == null ? null : content.toString());
            }
        }
        out.writeEndObject();
    }

    @Override
    public T read(JsonInput in) {
        JsonObjects.start(in, type.getSimpleName());
        Map<String, Object> contents = new HashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            contents.put(name, value(in, typeOf(name)));
        }
        try {
            List<Object> arguments = new ArrayList<>();
            List<Class<?>> types = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                types.add(component.getType());
                arguments.add(contents.get(component.getName()));
            }
            Constructor<T> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }

    private Class<?> typeOf(String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .<Class<?>>map(RecordComponent::getType)
                .orElse(Object.class);
    }

    private static Object value(JsonInput in, Class<?> type) {
        if (type == Instant.class) {
            return JsonTimes.readInstant(in);
        } else if (type == int.class) {
            return JsonBoxes.readInt(in);
        } else if (type == long.class) {
            return JsonBoxes.readLong(in);
        } else if (type == boolean.class) {
            return JsonBoxes.readBoolean(in);
        } else if (type == List.class) {
            return JsonLists.read(in, JsonText::readString);
        } else if (type == String.class) {
            return JsonText.readString(in);
        }
        in.skipValue();
        return null;
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
