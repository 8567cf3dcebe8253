package dev.pawl.processor.check;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.problem.ClassProblem.SameName;
import dev.pawl.processor.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** No two states and no two signals share a name in the database. */
final class UniqueNameRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        check("states", subject.declarations().states(), subject, problems);
        check("signals", subject.declarations().signals(), subject, problems);
    }

    private static void check(String kind, List<TypeDeclaration> types, Subject subject, Consumer<Problem> problems) {
        Map<String, ClassName> seen = new HashMap<>();
        for (TypeDeclaration type : types) {
            ClassName first = seen.putIfAbsent(type.name().text(), type.type());
            if (first != null) {
                problems.accept(new SameName(
                        subject.name(),
                        kind,
                        type.name().text(),
                        subject.say(first),
                        subject.say(type.type()),
                        type.name().place()));
            }
        }
    }
}
