package dev.pawl.processor.definition;

import dev.pawl.processor.definition.Definition.DefinedEvent;
import dev.pawl.processor.definition.Definition.DefinedEvent.Kind;
import dev.pawl.processor.definition.Definition.DefinedSignal;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.definition.Definition.Gone;
import dev.pawl.processor.definition.Shape.DefinedComponent;
import dev.pawl.processor.definition.Shape.DefinedType;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedEnum;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedRecord;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedSealed;
import dev.pawl.processor.definition.Shape.DefinedType.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what {@link DefinitionWriter} writes. */
public final class DefinitionReader {

    private DefinitionReader() {}

    /**
     * The definition of a text.
     *
     * @throws MalformedDefinition if there is none
     */
    public static Definition read(String text) {
        JsonNode root = JsonNode.parse(text);
        if (root.number("pawl") != DefinitionWriter.FORMAT) {
            throw new MalformedDefinition(
                    "is of the format " + root.number("pawl") + ", which this processor " + "does not read");
        }
        Map<String, DefinedType> types = types(root);
        return new Definition(
                root.text("machine"),
                root.number("version"),
                root.text("queue"),
                root.list("states", state -> state(state, types)),
                root.list("signals", signal -> signal(signal, types)),
                root.list("gone", gone -> new Gone(gone.text("name"), gone.number("shape"))));
    }

    private static DefinedState state(JsonNode state, Map<String, DefinedType> types) {
        return new DefinedState(
                state.text("name"),
                state.flag("initial"),
                state.flag("terminal"),
                state.flag("retired"),
                state.flag("abandon"),
                shape(state, types),
                state.list("older", older -> shape(older, types(older))),
                state.list("events", DefinitionReader::event));
    }

    private static DefinedSignal signal(JsonNode signal, Map<String, DefinedType> types) {
        return new DefinedSignal(
                signal.text("name"), shape(signal, types), signal.list("older", older -> shape(older, types(older))));
    }

    private static DefinedEvent event(JsonNode event) {
        Kind kind = kind(event.text("on"));
        List<String> what = switch (kind) {
            case ENTERED -> List.of();
            case SIGNAL -> event.texts("signals");
            case TIMER -> List.of(event.text("timer"));
            case CHILDREN -> event.texts("results");
            case ERROR -> List.of(event.text("error"));
        };
        return new DefinedEvent(kind, what, event.flag("all"), event.text("step"), event.texts("to"));
    }

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new MalformedDefinition("has an event of an unknown kind, \"" + name + "\"");
    }

    private static Shape shape(JsonNode shape, Map<String, DefinedType> types) {
        return new Reached(shape.list("components", DefinitionReader::component), types).shape(shape.number("shape"));
    }

    private static DefinedComponent component(JsonNode component) {
        return new DefinedComponent(component.text("name"), component.text("type"), component.flag("optional"));
    }

    private static Map<String, DefinedType> types(JsonNode owner) {
        Map<String, DefinedType> types = new LinkedHashMap<>();
        owner.list("types", type -> types.put(type.text("name"), type(type)));
        return types;
    }

    private static DefinedType type(JsonNode type) {
        if (type.has("constants")) {
            return new DefinedEnum(type.texts("constants"));
        } else if (type.has("variants")) {
            return new DefinedSealed(
                    type.list("variants", variant -> new Variant(variant.text("name"), variant.text("type"))));
        }
        return new DefinedRecord(type.list("components", DefinitionReader::component));
    }
}
