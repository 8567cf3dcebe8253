package dev.pawl.processor.check;

import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.problem.ClassProblem.GenericRecord;
import dev.pawl.processor.problem.ClassProblem.HiddenRecord;
import dev.pawl.processor.problem.ClassProblem.NotARecord;
import dev.pawl.processor.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/** States and signals are records, without type parameters, that generated code can name. */
final class RecordRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        check("state", subject.declarations().states(), subject, problems);
        check("signal", subject.declarations().signals(), subject, problems);
        check("old record", subject.declarations().older(), subject, problems);
    }

    private static void check(String role, List<TypeDeclaration> types, Subject subject, Consumer<Problem> problems) {
        for (TypeDeclaration type : types) {
            String name = subject.say(type.type());
            if (!type.isRecord()) {
                problems.accept(new NotARecord(subject.name(), role, name, type.kind(), type.place()));
            }
            if (type.generic()) {
                problems.accept(new GenericRecord(subject.name(), role, name, type.place()));
            }
            type.hidden()
                    .ifPresent(why -> problems.accept(new HiddenRecord(subject.name(), role, name, why, type.place())));
        }
    }
}
