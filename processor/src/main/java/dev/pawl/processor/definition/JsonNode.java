package dev.pawl.processor.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** An object of a JSON text; what is missing or of another kind than asked for is a fault of the file. */
record JsonNode(Map<String, Object> members, int line) {

    static JsonNode parse(String text) {
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            in.nextToken();
            if (value(in) instanceof JsonNode node && in.nextToken() == null) {
                return node;
            }
            throw new MalformedDefinition("is not one JSON object");
        } catch (JacksonException e) {
            throw new MalformedDefinition(
                    "is no JSON: line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
    }

    private static Object value(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            int line = in.currentTokenLocation().getLineNr();
            Map<String, Object> members = new LinkedHashMap<>();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                in.nextToken();
                members.put(name, value(in));
            }
            return new JsonNode(members, line);
        } else if (token == JsonToken.START_ARRAY) {
            List<Object> elements = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(in));
            }
            return elements;
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
            return in.getIntValue();
        } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        return token == JsonToken.VALUE_STRING ? in.getString() : "";
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw lacks(name, "a text");
    }

    int number(String name) {
        if (members.get(name) instanceof Integer number) {
            return number;
        }
        throw lacks(name, "a number");
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** The objects in an array, each made into something; none where it is left out. */
    <T> List<T> list(String name, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        for (Object each : array(name)) {
            if (!(each instanceof JsonNode node)) {
                throw lacks(name, "objects");
            }
            list.add(element.apply(node));
        }
        return list;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object each : array(name)) {
            if (!(each instanceof String text)) {
                throw lacks(name, "texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> array(String name) {
        @Nullable Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw lacks(name, "an array");
    }

    private MalformedDefinition lacks(String name, String what) {
        return new MalformedDefinition("has no \"" + name + "\" that is " + what + ", in what begins in line " + line);
    }
}
