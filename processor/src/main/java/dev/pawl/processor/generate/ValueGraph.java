package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.ListType;
import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.Scalar;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.model.ValueType.SetType;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The types that a machine's documents can hold, as they are met from its states and signals.
 *
 * @param types that are no scalars
 * @param plain those of them that are written as they are: not only after the name of a variant, or as a key
 * @param variants those that some sealed interface has as a variant
 * @param converters the users' converters among them
 */
record ValueGraph(
        Map<TypeName, ValueType> values,
        Set<TypeName> types,
        Set<TypeName> plain,
        Set<TypeName> variants,
        Set<ClassName> converters) {

    static ValueGraph of(MachineModel model) {
        ValueGraph graph = new ValueGraph(
                model.values(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
        for (TypeName type : Documents.of(model)) {
            graph.visit(type);
        }
        return graph;
    }

    private void visit(TypeName type) {
        plain.add(type);
        walk(type);
    }

    private void walk(TypeName type) {
        ValueType value = values.get(type);
        if (value == null) {
            throw new IllegalArgumentException("the model does not know " + type);
        }
        if (value instanceof Scalar || !types.add(type)) {
            return;
        }
        if (value instanceof RecordType record) {
            for (Component component : record.components()) {
                if (component.converted().isPresent()) {
                    convert(component.converted().get());
                } else {
                    visit(component.type());
                }
            }
        } else if (value instanceof SealedType sealed) {
            sealed.variants().forEach(variant -> variant(variant.type()));
        } else if (value instanceof OptionalType optional) {
            visit(optional.element());
        } else if (value instanceof ListType list) {
            visit(list.element());
        } else if (value instanceof SetType set) {
            visit(set.element());
        } else if (value instanceof MapType map) {
            walk(map.key());
            visit(map.value());
        } else if (value instanceof Converted converted) {
            convert(converted);
        } else if (!(value instanceof EnumType)) {
            throw new IllegalArgumentException("no codec for " + value);
        }
    }

    private void variant(TypeName type) {
        variants.add(type);
        if (values.get(type) instanceof RecordType) {
            walk(type);
        } else {
            visit(type);
        }
    }

    private void convert(Converted converted) {
        converters.add(converted.converter());
        visit(converted.stored());
    }
}
