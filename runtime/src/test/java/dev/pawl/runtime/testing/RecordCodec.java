package dev.pawl.runtime.testing;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonText;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
    public void write(JsonGenerator out, T value) {
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
    public T read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedDocumentException(
                    "", "an object", String.valueOf(in.currentToken()), "something else", null);
        }
        Map<String, Object> contents = new HashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            contents.put(name, value(in));
        }
        try {
            List<Object> arguments = new ArrayList<>();
            List<Class<?>> types = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                types.add(component.getType());
                arguments.add(argument(component.getType(), contents.get(component.getName())));
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

    private static Object value(JsonParser in) {
        return switch (in.nextToken()) {
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> {
                List<String> list = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    list.add(in.getString());
                }
                yield list;
            }
            case VALUE_STRING -> in.getString();
            default -> throw new MalformedDocumentException("", "a value", in.getString(), "something else", null);
        };
    }

    private static Object argument(Class<?> type, Object content) {
        if (type == Instant.class) {
            return Instant.parse((String) content);
        }
        if (type == int.class) {
            return ((Long) content).intValue();
        }
        return content;
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
