package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/** What remains of a machine with mistakes for code that is generated all the same: what such code can name. */
public final class Remains {

    private Remains() {}

    /** The machine without the states, signals and result that are hidden; empty where it is hidden itself. */
    public static Optional<MachineModel> of(MachineModel machine, Declarations declarations) {
        if (declarations.machine().hidden().isPresent()) {
            return Optional.empty();
        }
        List<ClassName> states = visible(declarations.states());
        List<ClassName> signals = visible(declarations.signals());
        boolean resultHidden = declarations.hiddenResult().isPresent()
                || declarations.states().stream()
                        .filter(state -> state.hidden().isPresent())
                        .anyMatch(state ->
                                machine.result().filter(state.type()::equals).isPresent());
        Optional<TypeName> result = resultHidden ? Optional.empty() : machine.result();
        return Optional.of(new MachineModel(
                machine.type(),
                machine.name(),
                machine.version(),
                machine.queue(),
                result,
                machine.endless(),
                machine.retry(),
                machine.states().stream()
                        .filter(state -> states.contains(state.type()))
                        .toList(),
                machine.signals().stream()
                        .filter(signal -> signals.contains(signal.type()))
                        .toList(),
                machine.steps(),
                machine.values(),
                machine.supertypes(),
                List.of(),
                List.of(),
                machine.publicClass(),
                machine.place()));
    }

    private static List<ClassName> visible(List<TypeDeclaration> types) {
        return types.stream()
                .filter(type -> type.hidden().isEmpty())
                .map(TypeDeclaration::type)
                .toList();
    }
}
