package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.ListType;
import dev.pawl.processor.model.ValueType.MapType;
import dev.pawl.processor.model.ValueType.OptionalType;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.model.ValueType.SetType;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Walks through all that states and signals hold, each record once, and each component with the way to it. */
final class Documents {

    /** Is told what is met. */
    interface Visitor {

        /** A record: a state or a signal, or one inside. */
        default void record(RecordType type, String path, Place place) {}

        /** A component of a record. */
        default void component(Component component, String path) {}

        /** A type inside a component, its own type first; records, enums and sealed interfaces are met once. */
        default void type(ValueType type, String path, Place place) {}
    }

    private final Subject subject;
    private final Visitor visitor;
    private final Set<TypeName> seen = new HashSet<>();

    private Documents(Subject subject, Visitor visitor) {
        this.subject = subject;
        this.visitor = visitor;
    }

    /** Visits the states in their order, then the signals, then old records of states. */
    static void walk(Subject subject, Visitor visitor) {
        Documents documents = new Documents(subject, visitor);
        for (StateModel state : subject.machine().states()) {
            documents.root(state.type(), state.place());
        }
        for (SignalModel signal : subject.machine().signals()) {
            documents.root(signal.type(), signal.place());
        }
        for (OlderModel older : subject.machine().older()) {
            documents.root(older.type(), older.place());
        }
    }

    private void root(TypeName type, Place place) {
        // One that is no record has no entry, and is told as that.
        if (subject.machine().values().get(type) instanceof RecordType record && seen.add(type)) {
            record(record, subject.say(type), place);
        }
    }

    private void record(RecordType record, String path, Place place) {
        visitor.record(record, path, place);
        for (Component component : record.components()) {
            String way = path + "." + component.name();
            visitor.component(component, way);
            if (component.converted().isPresent()) {
                value(component.converted().get(), way, component.place());
            } else {
                value(component.type(), way, component.place());
            }
        }
    }

    private void value(TypeName type, String path, Place place) {
        value(Objects.requireNonNull(subject.machine().values().get(type), type::toString), path, place);
    }

    private void value(ValueType type, String path, Place place) {
        boolean named = type instanceof RecordType || type instanceof SealedType || type instanceof ValueType.EnumType;
        if (named && !seen.add(type.type())) {
            return;
        }
        visitor.type(type, path, place);
        if (type instanceof RecordType record) {
            record(record, path, place);
        } else if (type instanceof SealedType sealed) {
            sealed.variants().forEach(variant -> value(variant.type(), path, place));
        } else if (type instanceof OptionalType optional) {
            value(optional.element(), path, place);
        } else if (type instanceof ListType list) {
            value(list.element(), path, place);
        } else if (type instanceof SetType set) {
            value(set.element(), path, place);
        } else if (type instanceof MapType map) {
            value(map.key(), path, place);
            value(map.value(), path, place);
        } else if (type instanceof Converted converted && seen.add(converted.converter())) {
            value(converted.stored(), path, place);
        }
    }
}
