package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.Declarations;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.TransitionTable;

/** The machine that is checked: what it means, how it is declared, and its superstates resolved. */
record Subject(MachineModel machine, Declarations declarations, TransitionTable table) {

    /** The simple name of the machine's class. */
    String name() {
        return machine.type().simpleName();
    }

    /** A type as the machine's source would name it. */
    String say(TypeName type) {
        return Words.say(type, machine.type());
    }
}
