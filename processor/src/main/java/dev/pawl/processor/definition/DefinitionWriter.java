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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a definition as JSON, a line for each component and each event, so that its changes read well. */
public final class DefinitionWriter {

    /** What this file is; one of another format is not read. */
    static final int FORMAT = 1;

    /** Root, arrays, and what is in these: the states, the signals, the types. */
    private static final int ELEMENTS = 2;

    /**
     * The texts of a definition.
     *
     * @param file with a line for each component and each event
     * @param dense with a line for each state, signal and type
     */
    public record Texts(String file, String dense) {}

    private final JsonLines out = new JsonLines(ELEMENTS);

    private DefinitionWriter() {}

    /** The text of a definition, as it stands in a file; equal ones have equal texts. */
    public static String write(Definition definition) {
        return texts(definition).file();
    }

    /** Both of its texts. */
    public static Texts texts(Definition definition) {
        DefinitionWriter writer = new DefinitionWriter();
        writer.definition(definition);
        return new Texts(writer.out.text(), writer.out.dense());
    }

    private void definition(Definition definition) {
        out.beginObject();
        out.line(JsonLines.number("pawl", FORMAT));
        out.line(JsonLines.text("machine", definition.machine()));
        out.line(JsonLines.number("version", definition.version()));
        out.line(JsonLines.text("queue", definition.queue()));
        if (out.beginArray("states", definition.states())) {
            for (DefinedState state : definition.states()) {
                state(state);
            }
            out.endArray();
        }
        if (out.beginArray("signals", definition.signals())) {
            for (DefinedSignal signal : definition.signals()) {
                signal(signal);
            }
            out.endArray();
        }
        types(definition);
        if (!definition.gone().isEmpty() && out.beginArray("gone", definition.gone())) {
            for (Gone gone : definition.gone()) {
                out.line("{" + JsonLines.text("name", gone.name()) + ", " + JsonLines.number("shape", gone.shape())
                        + "}");
            }
            out.endArray();
        }
        out.endObject();
    }

    private void state(DefinedState state) {
        out.beginObject();
        out.line(JsonLines.text("name", state.name()));
        flag("initial", state.initial());
        flag("terminal", state.terminal());
        flag("retired", state.retired());
        flag("abandon", state.abandon());
        shape(state.shape());
        if (!state.terminal() && out.beginArray("events", state.events())) {
            for (DefinedEvent event : state.events()) {
                event(event);
            }
            out.endArray();
        }
        older(state.older());
        out.endObject();
    }

    private void signal(DefinedSignal signal) {
        out.beginObject();
        out.line(JsonLines.text("name", signal.name()));
        shape(signal.shape());
        older(signal.older());
        out.endObject();
    }

    private void flag(String name, boolean set) {
        if (set) {
            out.line(JsonLines.flag(name));
        }
    }

    private void shape(Shape shape) {
        out.line(JsonLines.number("shape", shape.number()));
        components(shape.components());
    }

    private void components(List<DefinedComponent> components) {
        if (out.beginArray("components", components)) {
            for (DefinedComponent component : components) {
                component(component);
            }
            out.endArray();
        }
    }

    /** Older shapes keep the types that they had; those of today stand together at the end. */
    private void older(List<Shape> older) {
        if (!older.isEmpty() && out.beginArray("older", older)) {
            for (Shape shape : older) {
                out.beginObject();
                shape(shape);
                types(shape.types());
                out.endObject();
            }
            out.endArray();
        }
    }

    private void types(Definition definition) {
        Map<String, DefinedType> types = new LinkedHashMap<>();
        for (DefinedState state : definition.states()) {
            types.putAll(state.shape().types());
        }
        for (DefinedSignal signal : definition.signals()) {
            types.putAll(signal.shape().types());
        }
        types(types);
    }

    private void types(Map<String, DefinedType> types) {
        if (!types.isEmpty() && out.beginArray("types", types.keySet())) {
            for (Map.Entry<String, DefinedType> type : types.entrySet()) {
                type(type.getKey(), type.getValue());
            }
            out.endArray();
        }
    }

    private void type(String name, DefinedType type) {
        out.beginObject();
        out.line(JsonLines.text("name", name));
        if (type instanceof DefinedRecord record) {
            components(record.components());
        } else if (type instanceof DefinedEnum constants && out.beginArray("constants", constants.constants())) {
            for (String constant : constants.constants()) {
                out.line(JsonLines.quote(constant));
            }
            out.endArray();
        } else if (type instanceof DefinedSealed sealed && out.beginArray("variants", sealed.variants())) {
            for (Variant variant : sealed.variants()) {
                out.line("{" + JsonLines.text("name", variant.name()) + ", " + JsonLines.text("type", variant.type())
                        + "}");
            }
            out.endArray();
        }
        out.endObject();
    }

    private void component(DefinedComponent component) {
        out.line("{" + JsonLines.text("name", component.name()) + ", " + JsonLines.text("type", component.type())
                + (component.optional() ? ", " + JsonLines.flag("optional") : "") + "}");
    }

    private void event(DefinedEvent event) {
        List<String> parts = new ArrayList<>();
        parts.add(JsonLines.text("on", event.kind().name().toLowerCase(Locale.ROOT)));
        if (event.kind() == Kind.SIGNAL) {
            parts.add(JsonLines.texts("signals", event.what()));
        } else if (event.kind() == Kind.TIMER) {
            parts.add(JsonLines.text("timer", event.what().get(0)));
        } else if (event.kind() == Kind.CHILDREN) {
            parts.add(JsonLines.texts("results", event.what()));
        } else if (event.kind() == Kind.ERROR) {
            parts.add(JsonLines.text("error", event.what().get(0)));
        }
        if (event.all()) {
            parts.add(JsonLines.flag("all"));
        }
        parts.add(JsonLines.text("step", event.step()));
        parts.add(JsonLines.texts("to", event.to()));
        out.line("{" + String.join(", ", parts) + "}");
    }
}
