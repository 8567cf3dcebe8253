package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.model.Declarations;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.ParameterDeclaration;
import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.TransitionTable;
import java.util.List;

/** The machine that is checked: what it means, how it is declared, its superstates resolved, and what it is compared with. */
record Subject(MachineModel machine, Declarations declarations, TransitionTable table, Baseline baseline) {

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
