package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.model.Declarations;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.ParameterDeclaration;
import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.TransitionTable;
import dev.pawl.processor.model.TypeUse;
import dev.pawl.processor.model.Unmarked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine that is checked: what it means, how it is declared, its superstates resolved, and what it is compared with.
 *
 * @param forgotten methods that are probably meant as steps, but are not annotated
 */
record Subject(
        MachineModel machine,
        Declarations declarations,
        TransitionTable table,
        Baseline baseline,
        List<MethodDeclaration> forgotten) {

    static Subject of(MachineModel machine, Declarations declarations, TransitionTable table, Baseline baseline) {
        Subject plain = new Subject(machine, declarations, table, baseline, List.of());
        return declarations.lookalikes().isEmpty()
                ? plain
                : new Subject(machine, declarations, table, baseline, Forgotten.of(plain));
    }

    /** The machine as it would be with these steps besides its own. */
    Subject with(List<MethodDeclaration> steps) {
        if (steps.isEmpty()) {
            return this;
        }
        Declarations all = declarations.with(steps);
        MachineModel more =
                machine.with(all.methods().stream().map(MethodDeclaration::step).toList());
        return new Subject(more, all, TransitionTable.of(more), baseline, forgotten);
    }

    /**
     * The records that steps use as states, but that are not annotated as such. What is probably another's name is none; a
     * signal is one if a step returns it and none takes it.
     */
    List<Unmarked> forgottenStates() {
        return declarations.unmarked().stream()
                .filter(record -> !record.signal() || isReturned(record) && !isTaken(record))
                .filter(record -> {
                    long uses = usersOf(record).size();
                    return uses > 1
                            || uses == 1
                                    && Words.meant(say(record.type()), stateNames())
                                            .isEmpty();
                })
                .toList();
    }

    private boolean isReturned(Unmarked record) {
        return declarations.methods().stream()
                .flatMap(method -> method.target().stream())
                .anyMatch(use -> use.strangers().contains(record.type()));
    }

    private boolean isTaken(Unmarked record) {
        return machine.signals().stream()
                .filter(signal -> signal.type().equals(record.type()))
                .anyMatch(signal -> declarations.methods().stream()
                        .flatMap(method -> method.parameters().stream().skip(1))
                        .anyMatch(parameter -> takes(parameter, signal)));
    }

    /** The steps that start from a record or lead to it. */
    List<String> usersOf(Unmarked record) {
        return declarations.methods().stream()
                .filter(method -> Stream.of(method.from(), method.target())
                        .flatMap(Optional::stream)
                        .anyMatch(use -> use.strangers().contains(record.type())))
                .map(method -> method.step().method())
                .distinct()
                .toList();
    }

    /** The records that steps take as events, but that are not annotated. What is probably another's name is none. */
    List<Unmarked> forgottenSignals() {
        return declarations.unmarked().stream()
                .filter(record -> !record.signal())
                .filter(record -> {
                    long uses = takersOf(record).size();
                    return uses > 1
                            || uses == 1
                                    && Words.meant(say(record.type()), signalNames())
                                            .isEmpty();
                })
                .toList();
    }

    /** The steps that take a record, or a list of its like, where an event stands. */
    List<String> takersOf(Unmarked record) {
        return declarations.methods().stream()
                .filter(method -> event(method)
                        .filter(parameter -> parameter.strangers().contains(record.type()))
                        .isPresent())
                .map(method -> method.step().method())
                .distinct()
                .toList();
    }

    /** Whether the parameter would be the step's event, if what is probably forgotten were annotated. */
    boolean isForgottenSignal(MethodDeclaration method, ParameterDeclaration parameter) {
        List<TypeName> known = forgottenSignals().stream().map(Unmarked::type).toList();
        return event(method).filter(parameter::equals).isPresent()
                && !parameter.strangers().isEmpty()
                && known.containsAll(parameter.strangers());
    }

    /** What stands where a step that is no timer takes its event. */
    private static Optional<ParameterDeclaration> event(MethodDeclaration method) {
        return method.after().or(method::at).isPresent()
                ? Optional.empty()
                : method.parameters().stream()
                        .skip(1)
                        .filter(parameter -> parameter.kind() != Kind.CONTEXT && parameter.kind() != Kind.CONNECTION)
                        .findFirst();
    }

    /** The first of the types that is neither a state nor, probably, a forgotten one. */
    Optional<TypeName> stranger(TypeUse use) {
        List<TypeName> known = forgottenStates().stream().map(Unmarked::type).toList();
        return use.strangers().stream().filter(type -> !known.contains(type)).findFirst();
    }

    /** The other machine that a type is a state of. */
    Optional<String> ownerOf(TypeName state) {
        return Optional.ofNullable(declarations.foreign().get(state));
    }

    /** The simple name of the machine's class. */
    String name() {
        return machine.type().simpleName();
    }

    /** The states, as the machine's source would name them. */
    List<String> stateNames() {
        return machine.states().stream().map(state -> say(state.type())).toList();
    }

    /** The signals, as the machine's source would name them. */
    List<String> signalNames() {
        return machine.signals().stream().map(signal -> say(signal.type())).toList();
    }

    /** Whether a signal, or a list of them, can be given to the parameter. */
    boolean takesSignals(ParameterDeclaration parameter) {
        return machine.signals().stream().anyMatch(signal -> takes(parameter, signal));
    }

    /** Whether the signal, or a list of its like, can be given to the parameter. */
    static boolean takes(ParameterDeclaration parameter, SignalModel signal) {
        return (parameter.kind() == Kind.SIGNAL || parameter.kind() == Kind.LIST)
                && signal.supertypes().contains(parameter.argument().orElse(parameter.type()));
    }

    /** A type as the machine's source would name it. */
    String say(TypeName type) {
        return Words.say(type, machine.type());
    }
}
