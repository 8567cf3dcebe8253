package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.Lineage;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.UpgradeModel;
import dev.pawl.processor.model.UpgradeModel.Trait;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem.BadUpgrade;
import dev.pawl.processor.problem.ReleaseProblem.NoUpgrade;
import dev.pawl.processor.problem.ReleaseProblem.TwoUpgrades;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** From each old record one upgrade leads on, and none back, so that all of them come to the state of today. */
final class UpgradeRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (UpgradeModel upgrade : subject.machine().upgrades()) {
            fault(upgrade, subject)
                    .ifPresent(fault ->
                            problems.accept(new BadUpgrade(subject.name(), upgrade.method(), fault, upgrade.place())));
        }
        for (OlderModel older : subject.machine().older()) {
            List<UpgradeModel> ways = subject.machine().upgrades().stream()
                    .filter(upgrade -> upgrade.parameters().contains(older.type()))
                    .toList();
            String type = subject.say(older.type());
            List<UpgradeModel> sound = ways.stream()
                    .filter(upgrade -> fault(upgrade, subject).isEmpty())
                    .toList();
            if (sound.size() > 1) {
                List<String> methods = sound.stream().map(UpgradeModel::method).toList();
                problems.accept(new TwoUpgrades(
                        subject.name(), type, methods, sound.get(1).place()));
            }
            Optional<String> next = next(older, subject);
            if (ways.isEmpty() && next.isPresent()) {
                problems.accept(new NoUpgrade(subject.name(), type, next.get(), older.place()));
            }
        }
    }

    private static Optional<String> fault(UpgradeModel upgrade, Subject subject) {
        if (!upgrade.traits().contains(Trait.STATIC)) {
            return Optional.of("is not static, but documents are read without the machine's object. Add static");
        }
        if (upgrade.traits().contains(Trait.PRIVATE)) {
            return Optional.of("is private, so that generated code can't call it. Make it package-private");
        }
        if (upgrade.traits().contains(Trait.GENERIC)) {
            return Optional.of("has type parameters. Name the records that it takes and returns");
        }
        if (!upgrade.thrown().isEmpty()) {
            return Optional.of("declares " + subject.say(upgrade.thrown().get(0))
                    + ", but nobody is there to catch it. Throw an unchecked exception: the instance fails with it");
        }
        if (upgrade.parameters().size() != 1) {
            return Optional.of("takes " + upgrade.parameters().size()
                    + " parameters. It takes one, an old record, which is annotated @State(name = ..., until = ...)");
        }
        TypeName from = upgrade.parameters().get(0);
        return subject.machine().older().stream()
                .filter(older -> older.type().equals(from))
                .findFirst()
                .map(older -> target(older, upgrade, subject))
                .orElse(Optional.of("takes " + subject.say(from)
                        + ", which is no old record. Annotate it with @State(name = ..., until = ...)"));
    }

    private static Optional<String> target(OlderModel from, UpgradeModel upgrade, Subject subject) {
        TypeName to = upgrade.returns();
        MachineModel machine = subject.machine();
        // A record of no state is told as that.
        boolean stateless = next(from, subject).isEmpty();
        if (stateless
                || machine.states().stream()
                        .anyMatch(
                                state -> state.type().equals(to) && state.name().equals(from.state()))) {
            return Optional.empty();
        }
        Optional<OlderModel> older = machine.older().stream()
                .filter(other -> other.type().equals(to) && other.state().equals(from.state()))
                .findFirst();
        if (older.isEmpty()) {
            return Optional.of("returns " + subject.say(to) + ", which is no record of the state \"" + from.state()
                    + "\". Return a newer one of that state" + hint(from, subject));
        }
        // Two of one shape are told as that.
        return older.get().until() >= from.until() && !older.get().equals(from)
                ? Optional.empty()
                : Optional.of("leads back, from " + subject.say(from.type()) + " to " + subject.say(to)
                        + ". Return a newer record" + hint(from, subject));
    }

    private static String hint(OlderModel from, Subject subject) {
        return next(from, subject).map(name -> ", such as " + name).orElse("");
    }

    /** The record after an old one; empty where its state is not known. */
    private static Optional<String> next(OlderModel older, Subject subject) {
        for (StateModel state : subject.machine().states()) {
            if (state.name().equals(older.state())) {
                return Optional.of(subject.say(new Lineage(subject.machine(), state)
                        .records().stream()
                                .filter(other -> other.until() > older.until())
                                .findFirst()
                                .map(OlderModel::type)
                                .orElse(state.type())));
            }
        }
        return Optional.empty();
    }
}
