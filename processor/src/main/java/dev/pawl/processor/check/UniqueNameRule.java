package dev.pawl.processor.check;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.problem.ClassProblem.SameClassName;
import dev.pawl.processor.problem.ClassProblem.SameName;
import dev.pawl.processor.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** No two states and no two signals share a name in the database, nor the name of what is generated for them. */
final class UniqueNameRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        List<TypeDeclaration> states = subject.declarations().states();
        List<TypeDeclaration> signals = subject.declarations().signals();
        databaseNames("states", states, subject, problems);
        databaseNames("signals", signals, subject, problems);

        List<TypeDeclaration> all = new ArrayList<>(states);
        all.addAll(signals);
        Map<String, ClassName> seen = new HashMap<>();
        for (TypeDeclaration type : all) {
            String simple = type.type().simpleName();
            ClassName first = seen.putIfAbsent(simple.toLowerCase(Locale.ROOT), type.type());
            if (first != null && !first.equals(type.type())) {
                problems.accept(new SameClassName(
                        subject.name(), subject.say(first), subject.say(type.type()), type.place()));
            }
        }
    }

    private static void databaseNames(
            String kind, List<TypeDeclaration> types, Subject subject, Consumer<Problem> problems) {
        Map<String, ClassName> seen = new HashMap<>();
        for (TypeDeclaration type : types) {
            ClassName first = seen.putIfAbsent(type.name().text(), type.type());
            // States of one class name, which have one database name by that, are told as such.
            boolean written = first != null && !first.simpleName().equalsIgnoreCase(type.type().simpleName());
            if (written) {
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
