package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.Scalar;

/**
 * A component's default, read by the component's own codec at the moment it is missed.
 *
 * @param text as written in the annotation: JSON, or text without its quotes
 */
record Fallback(Component component, String text, CodecNames names) {

    String code() {
        TypeName stored = component.converted().map(Converted::stored).orElse(component.type());
        String reader = component
                .converted()
                .map(converted -> "json -> " + PlainCodec.readConverted(converted, names, "json"))
                .orElseGet(() -> names.reader(component.type()));
        String json = isText(names.value(stored)) ? quote(text) : text;
        return names.say(Types.JSON_DEFAULTS) + ".read(in, " + Plain.text(component.json()) + ", " + Plain.text(json)
                + ", " + reader + ")";
    }

    private boolean isText(ValueType type) {
        if (type instanceof Scalar scalar) {
            return Scalars.isText(scalar.kind());
        } else if (type instanceof OptionalType optional) {
            return isText(names.value(optional.element()));
        } else if (type instanceof Converted converted) {
            return isText(names.value(converted.stored()));
        }
        return type instanceof EnumType;
    }

    private static String quote(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
