package dev.pawl.processor.check;

import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.problem.ClassProblem.GenericMachine;
import dev.pawl.processor.problem.ClassProblem.HiddenMachine;
import dev.pawl.processor.problem.ClassProblem.InnerMachine;
import dev.pawl.processor.problem.ClassProblem.MachineKind;
import dev.pawl.processor.problem.Problem;
import java.util.function.Consumer;

/** A machine is a class or a record that generated code can name. */
final class MachineRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        TypeDeclaration machine = subject.declarations().machine();
        if (!machine.isRecord() && !machine.kind().equals("class")) {
            problems.accept(new MachineKind(subject.name(), machine.kind(), machine.place()));
        }
        if (machine.generic()) {
            problems.accept(new GenericMachine(subject.name(), machine.place()));
        }
        if (machine.inner()) {
            problems.accept(new InnerMachine(subject.name(), machine.place()));
        }
        machine.hidden().ifPresent(why -> problems.accept(new HiddenMachine(subject.name(), why, machine.place())));
    }
}
