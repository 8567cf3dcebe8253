package dev.pawl.processor.check;

import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.RecordType;
import dev.pawl.processor.model.ValueType.SealedType;
import dev.pawl.processor.problem.ClassProblem.BadName;
import dev.pawl.processor.problem.ClassProblem.SameName;
import dev.pawl.processor.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The names in documents are text, and no two of one record, enum or sealed interface are the same. */
final class JsonNameRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        Documents.walk(subject, new Documents.Visitor() {
            @Override
            public void record(RecordType type, String path, Place place) {
                Names names = new Names(subject, "components", problems);
                for (Component component : type.components()) {
                    names.add(path + "." + component.name(), component.json(), component.place());
                    if (component.json().startsWith("@")) {
                        problems.accept(new BadName(
                                subject.name(),
                                "component " + path + "." + component.name(),
                                NameRule.printable(component.json()),
                                "begins with @, as nothing but \"@type\" may",
                                component.place()));
                    }
                }
            }

            @Override
            public void type(ValueType type, String path, Place place) {
                if (type instanceof EnumType enumeration) {
                    Names names = new Names(subject, "constants", problems);
                    String owner = subject.say(enumeration.type()) + ".";
                    enumeration.constants().forEach(one -> names.add(owner + one.name(), one.json(), place));
                } else if (type instanceof SealedType sealed) {
                    Names names = new Names(subject, "variants", problems);
                    sealed.variants().forEach(one -> names.add(subject.say(one.type()), one.json(), place));
                }
            }
        });
    }

    /** The names that one thing gives to what is in it. */
    private static final class Names {
        private final Subject subject;
        private final String kind;
        private final Consumer<Problem> problems;
        private final Map<String, String> seen = new HashMap<>();

        Names(Subject subject, String kind, Consumer<Problem> problems) {
            this.subject = subject;
            this.kind = kind;
            this.problems = problems;
        }

        void add(String owner, String name, Place place) {
            Optional<String> fault = NameRule.fault(name, NameRule.LONGEST);
            String first = seen.putIfAbsent(name, owner);
            if (fault.isPresent()) {
                problems.accept(new BadName(subject.name(), owner, NameRule.printable(name), fault.get(), place));
            } else if (first != null) {
                problems.accept(new SameName(subject.name(), kind, name, first, owner, place));
            }
        }
    }
}
