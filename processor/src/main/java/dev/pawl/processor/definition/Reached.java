package dev.pawl.processor.definition;

import dev.pawl.processor.definition.Shape.DefinedComponent;
import dev.pawl.processor.definition.Shape.DefinedType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of all types of a definition, those that some components reach: what a shape consists of. */
record Reached(List<DefinedComponent> components, Map<String, DefinedType> types) {

    Shape shape(int number) {
        Map<String, DefinedType> reached = new LinkedHashMap<>();
        components.forEach(component -> add(component.type(), reached));
        return new Shape(number, components, reached);
    }

    private void add(String type, Map<String, DefinedType> reached) {
        DefinedType defined = types.get(type);
        if (defined == null) {
            Generic.of(type).arguments().forEach(argument -> add(argument, reached));
        } else if (reached.putIfAbsent(type, defined) == null) {
            if (defined instanceof DefinedType.DefinedRecord record) {
                record.components().forEach(component -> add(component.type(), reached));
            } else if (defined instanceof DefinedType.DefinedSealed sealed) {
                sealed.variants().forEach(variant -> add(variant.type(), reached));
            }
        }
    }
}
