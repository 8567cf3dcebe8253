package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.definition.Difference.Step;
import dev.pawl.processor.definition.TypeNames;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;
import java.util.List;
import java.util.Optional;

/** A component of a definition in the source: the way to it in Java's names, and its place. */
record Located(String path, Place place) {

    /** The last component of a way from a record on; the place is the record's own where that is all there is. */
    static Located of(List<Step> steps, TypeName root, Place place, Subject subject) {
        StringBuilder path = new StringBuilder(subject.say(root));
        Place last = place;
        for (Step step : steps) {
            Optional<Component> component = component(step, root, subject.machine());
            path.append('.').append(component.map(Component::name).orElse(step.component()));
            last = component.map(Component::place).orElse(last);
        }
        return new Located(path.toString(), last);
    }

    private static Optional<Component> component(Step step, TypeName root, MachineModel machine) {
        Optional<TypeName> owner = step.owner().isEmpty()
                ? Optional.of(root)
                : TypeNames.of(machine).named(step.owner());
        return owner.map(machine.values()::get)
                .filter(RecordType.class::isInstance)
                .flatMap(record -> ((RecordType) record)
                        .components().stream()
                                .filter(component -> component.json().equals(step.component()))
                                .findFirst());
    }
}
