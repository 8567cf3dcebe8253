package dev.pawl.processor.read;

import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.Converted;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.read.Annotations.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Reads records, their type arguments put in place. */
final class RecordReader {

    private final Language language;
    private final ValueReader values;
    private final CodecReader codecs;
    private final TypeElement machine;

    RecordReader(Language language, ValueReader values, CodecReader codecs, TypeElement machine) {
        this.language = language;
        this.values = values;
        this.codecs = codecs;
        this.machine = machine;
    }

    /** A state or a signal: its components are their own places, wherever it stands. */
    ValueType root(DeclaredType type) {
        return read(type, Optional.empty());
    }

    /** Any other record: what is wrong with one outside the machine's source is told where the machine makes use of it. */
    ValueType read(DeclaredType type, SourcePlace user) {
        return read(type, inMachine((TypeElement) type.asElement()) ? Optional.empty() : Optional.of(user));
    }

    /** Whether the class stands in the same source as the machine. */
    boolean inMachine(TypeElement type) {
        return Members.outermost(type).equals(Members.outermost(machine));
    }

    private ValueType read(DeclaredType type, Optional<SourcePlace> user) {
        TypeElement element = (TypeElement) type.asElement();
        List<Component> components = new ArrayList<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            components.add(component(type, component, user));
        }
        return new RecordType(language.name(type), components);
    }

    private Component component(DeclaredType owner, RecordComponentElement component, Optional<SourcePlace> user) {
        String name = component.getSimpleName().toString();
        SourcePlace place = user.orElse(SourcePlace.of(component));
        TypeMirror type = type(owner, component);
        Optional<Found> codec = Annotations.on(component, CodecReader.CODEC);
        Optional<Converted> converted = codec.map(found -> codecs.read(type, found, place, place));
        return new Component(
                name,
                Annotations.named(component).orElse(name),
                converted.isPresent() ? language.name(type) : values.read(type, place),
                converted,
                Annotations.on(component, "dev.pawl.Default").flatMap(found -> found.text("value")),
                place);
    }

    private TypeMirror type(DeclaredType owner, RecordComponentElement component) {
        TypeMirror declared = component.asType();
        if (owner.getTypeArguments().isEmpty() || component.getAccessor() == null) {
            return declared;
        }
        TypeMirror accessor = language.types().asMemberOf(owner, component.getAccessor());
        return accessor instanceof ExecutableType method ? method.getReturnType() : declared;
    }
}
