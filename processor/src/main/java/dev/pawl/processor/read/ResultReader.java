package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.model.ResultUse;
import dev.pawl.processor.read.Annotations.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Tells which machines end with a type. It looks at the declarations of those machines alone, which may be of another
 * compilation; never at what is generated for them.
 */
final class ResultReader {

    private final Language language;

    ResultReader(Language language) {
        this.language = language;
    }

    ResultUse read(TypeMirror type) {
        Map<String, TypeElement> machines = new TreeMap<>();
        List<String> results = new ArrayList<>();
        Optional<TypeElement> element = language.element(type);
        Optional<String> fault = element.isEmpty() ? Optional.of("that is no class") : Optional.empty();
        for (TypeElement leaf : element.map(language::leaves).orElse(List.of())) {
            Optional<TypeElement> machine = Members.machine(leaf);
            if (machine.isPresent() && unfinished(leaf, machine.get(), type)) {
                machines.put(machine.get().getQualifiedName().toString(), machine.get());
                continue;
            }
            if (fault.isEmpty()) {
                fault = fault(leaf, machine);
            }
            if (fault.isEmpty()) {
                TypeElement found = machine.orElseThrow();
                machines.put(found.getQualifiedName().toString(), found);
                results.add(result(leaf, found));
            }
        }
        for (TypeElement machine : machines.values()) {
            if (fault.isEmpty()) {
                fault = fault(machine, type);
            }
        }
        List<ClassName> names = machines.values().stream().map(ClassName::get).toList();
        return new ResultUse(language.name(type), names, results, fault);
    }

    private static Optional<String> fault(TypeElement leaf, Optional<TypeElement> machine) {
        Optional<Found> state = Annotations.on(leaf, Roster.STATE);
        String name = leaf.getSimpleName().toString();
        if (Annotations.has(leaf, MachineReader.MACHINE)) {
            return Optional.of(name + " is a machine, not what one ends with");
        } else if (state.isEmpty() && leaf.getKind() == ElementKind.INTERFACE) {
            return Optional.of(name + " is not sealed, so that nobody can tell which states are under it");
        } else if (state.isEmpty()
                || !state.get().flag("terminal")
                || state.get().written("until")) {
            return Optional.of(name + " is no terminal state of a machine");
        } else if (machine.isEmpty()) {
            return Optional.of(name + " is nested in no machine, so that it does not say which one ends with it");
        }
        return Optional.empty();
    }

    private Optional<String> fault(TypeElement machine, TypeMirror type) {
        Optional<String> hidden = language.hidden(machine);
        if (hidden.isPresent()) {
            return hidden.map(why -> "generated code can't name the machine: " + why);
        }
        return Annotations.on(machine, MachineReader.MACHINE)
                .flatMap(found -> found.type("result"))
                .flatMap(language::element)
                .filter(result -> !language.types()
                        .isAssignable(
                                language.types().erasure(result.asType()),
                                language.types().erasure(type)))
                .map(result -> machine.getSimpleName() + " may end with any " + result.getSimpleName()
                        + ", of which it is a part only");
    }

    /**
     * Whether the state lacks what would make it a result, so that its own machine is told of it: it names the type as what
     * it ends with, or it has no end at all.
     */
    private boolean unfinished(TypeElement leaf, TypeElement machine, TypeMirror type) {
        boolean open = Annotations.on(leaf, Roster.STATE)
                .filter(state -> !state.flag("terminal") && !state.written("until"))
                .isPresent();
        Found found = Annotations.on(machine, MachineReader.MACHINE).orElseThrow();
        boolean named = found.type("result").flatMap(language::element).equals(language.element(type));
        boolean endless = !found.flag("endless")
                && Members.nested(machine, Roster.STATE).stream()
                        .flatMap(state -> Annotations.on(state, Roster.STATE).stream())
                        .noneMatch(state -> state.flag("terminal"));
        return open && (named || endless);
    }

    private static String result(TypeElement leaf, TypeElement machine) {
        Found found = Annotations.on(machine, MachineReader.MACHINE).orElseThrow();
        String state = Annotations.on(leaf, Roster.STATE)
                .flatMap(annotation -> annotation.text("name"))
                .orElse(leaf.getSimpleName().toString());
        return Members.name(machine) + " v" + found.number("version", 1) + ": " + state;
    }
}
