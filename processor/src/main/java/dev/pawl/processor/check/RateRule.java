package dev.pawl.processor.check;

import dev.pawl.processor.model.EventModel.Entered;
import dev.pawl.processor.model.RateModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.Text;
import dev.pawl.processor.model.ValueType;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.Scalar.Kind;
import dev.pawl.processor.problem.ClassProblem.BadRateLimit;
import dev.pawl.processor.problem.ClassProblem.RateComponent;
import dev.pawl.processor.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A rate limit has a name, limits an action, and is parted by a component whose text says what it is. */
final class RateRule implements FlowRule {

    private static final int LONGEST = 100;

    private static final Set<Kind> KEYS =
            EnumSet.of(Kind.STRING, Kind.BYTE, Kind.SHORT, Kind.INT, Kind.LONG, Kind.CHAR, Kind.BIG_INTEGER, Kind.UUID);

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (StateModel state : subject.machine().states()) {
            state.rate().ifPresent(rate -> check(state, rate, subject, problems));
        }
    }

    private static void check(StateModel state, RateModel rate, Subject subject, Consumer<Problem> problems) {
        String name = subject.say(state.type());
        NameRule.fault(rate.limit().text(), LONGEST)
                .or(() -> rate.limit().text().startsWith("@")
                        ? Optional.of("begins with @, as the names that machines have do")
                        : Optional.empty())
                .ifPresent(fault -> problems.accept(new BadRateLimit(
                        subject.name(),
                        name,
                        "the name \"" + NameRule.printable(rate.limit().text()) + "\" " + fault,
                        rate.limit().place())));
        if (rate.weight() < 1) {
            problems.accept(new BadRateLimit(
                    subject.name(),
                    name,
                    "the weight is " + rate.weight() + ", but each start takes 1 token or more",
                    rate.weightPlace()));
        }
        boolean acts = subject.table().rows().stream()
                .anyMatch(row -> row.state().equals(state) && row.event() instanceof Entered);
        if (!acts) {
            problems.accept(new BadRateLimit(
                    subject.name(),
                    name,
                    "the state has no action, so that nothing is limited",
                    rate.limit().place()));
        }
        rate.by().flatMap(by -> fault(state, by, subject)).ifPresent(problems);
    }

    private static Optional<Problem> fault(StateModel state, Text by, Subject subject) {
        if (!(subject.machine().values().get(state.type()) instanceof ValueType.RecordType record)) {
            return Optional.empty();
        }
        Optional<Component> component = record.components().stream()
                .filter(candidate -> candidate.name().equals(by.text()))
                .findFirst();
        if (component.filter(found -> isKey(found, subject)).isPresent()) {
            return Optional.empty();
        }
        List<String> keys = record.components().stream()
                .filter(candidate -> isKey(candidate, subject))
                .map(Component::name)
                .toList();
        return Optional.of(new RateComponent(
                subject.name(),
                subject.say(state.type()),
                NameRule.printable(by.text()),
                component.map(found -> subject.say(found.type())),
                keys.size() == 1 ? Optional.of(keys.get(0)) : Words.meant(by.text(), keys),
                by.place()));
    }

    private static boolean isKey(Component component, Subject subject) {
        ValueType type = subject.machine().values().get(component.type());
        return component.converted().isEmpty()
                && (type instanceof ValueType.EnumType
                        || type instanceof ValueType.Scalar scalar && KEYS.contains(scalar.kind()));
    }
}
