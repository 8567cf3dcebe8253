package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ResultUse;
import dev.pawl.processor.read.Annotations.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Element;
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
            Optional<TypeElement> machine = machine(leaf);
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
        return new ResultUse(TypeName.get(type), names, results, fault);
    }

    private static Optional<String> fault(TypeElement leaf, Optional<TypeElement> machine) {
        Optional<Found> state = Annotations.on(leaf, Roster.STATE);
        String name = leaf.getSimpleName().toString();
        if (Annotations.has(leaf, MachineReader.MACHINE)) {
            return Optional.of(name + " is a machine, not what one ends with");
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

    /** The machine that a class is nested in, however deep. */
    private static Optional<TypeElement> machine(TypeElement type) {
        for (Element element = type.getEnclosingElement();
                element instanceof TypeElement enclosing;
                element = enclosing.getEnclosingElement()) {
            if (Annotations.has(enclosing, MachineReader.MACHINE)) {
                return Optional.of(enclosing);
            }
        }
        return Optional.empty();
    }

    private static String result(TypeElement leaf, TypeElement machine) {
        Found found = Annotations.on(machine, MachineReader.MACHINE).orElseThrow();
        String name = found.text("name").orElse(machine.getSimpleName().toString());
        String state = Annotations.on(leaf, Roster.STATE)
                .flatMap(annotation -> annotation.text("name"))
                .orElse(leaf.getSimpleName().toString());
        return name + " v" + found.number("version", 1) + ": " + state;
    }
}
