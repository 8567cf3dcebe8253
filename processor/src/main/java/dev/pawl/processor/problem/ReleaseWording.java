package dev.pawl.processor.problem;

import dev.pawl.processor.problem.ReleaseProblem.BadOlder;
import dev.pawl.processor.problem.ReleaseProblem.BadUpgrade;
import dev.pawl.processor.problem.ReleaseProblem.BaselineDirectory;
import dev.pawl.processor.problem.ReleaseProblem.BaselineFile;
import dev.pawl.processor.problem.ReleaseProblem.ChildrenChanged;
import dev.pawl.processor.problem.ReleaseProblem.ComponentAdded;
import dev.pawl.processor.problem.ReleaseProblem.ComponentRenamed;
import dev.pawl.processor.problem.ReleaseProblem.ConstantGone;
import dev.pawl.processor.problem.ReleaseProblem.EventAdded;
import dev.pawl.processor.problem.ReleaseProblem.EventGone;
import dev.pawl.processor.problem.ReleaseProblem.NoBaseline;
import dev.pawl.processor.problem.ReleaseProblem.NoUpgrade;
import dev.pawl.processor.problem.ReleaseProblem.QueueChanged;
import dev.pawl.processor.problem.ReleaseProblem.RetiredEntered;
import dev.pawl.processor.problem.ReleaseProblem.RetiredInitial;
import dev.pawl.processor.problem.ReleaseProblem.RetiredStateGone;
import dev.pawl.processor.problem.ReleaseProblem.SignalGone;
import dev.pawl.processor.problem.ReleaseProblem.StateGone;
import dev.pawl.processor.problem.ReleaseProblem.TerminalChanged;
import dev.pawl.processor.problem.ReleaseProblem.TimerChanged;
import dev.pawl.processor.problem.ReleaseProblem.TwoUpgrades;
import dev.pawl.processor.problem.ReleaseProblem.TypeChanged;
import dev.pawl.processor.problem.ReleaseProblem.VariantGone;
import java.util.List;
import java.util.Optional;

/** The part of {@link Wording} on releases: what happens to instances that are there already, and each way out. */
final class ReleaseWording {

    private static final String VERSION = "give the machine a new version";

    private ReleaseWording() {}

    static void addTo(Wording wording) {
        baseline(wording);
        states(wording);
        documents(wording);
        events(wording);
        older(wording);
    }

    private static void baseline(Wording wording) {
        wording.word(
                BaselineDirectory.class,
                "pawl.baseline is \"%s\", which %s. Give the absolute path of a directory that is there.",
                p -> List.of(p.given(), p.fault()));
        wording.word(
                BaselineFile.class,
                "the baseline's file %s %s. Restore it from source control.",
                p -> List.of(p.file(), p.fault()));
        wording.word(
                NoBaseline.class,
                "the baseline has no %s, so that nothing keeps a change from stranding instances. %sOnce this "
                        + "is released, run dev.pawl.processor.baseline.Accept, which puts it there.",
                p -> List.of(
                        p.file(),
                        p.renamed()
                                .map(name ->
                                        "If it is \"" + name + "\" under another name in Java, say @Machine(name = \""
                                                + name + "\"), or its instances are stranded. ")
                                .orElse("")));
        wording.word(
                QueueChanged.class,
                "the queue is \"%s\" and was \"%s\", in which the instances of earlier releases stay. Keep a "
                        + "worker on it until they have ended.",
                p -> List.of(p.now(), p.before()));
    }

    private static void states(Wording wording) {
        wording.word(
                StateGone.class,
                "state \"%s\" is gone: %s. If it has another name in Java now, say @State(name = \"%s\")%s. "
                        + "If nothing is to enter it any more, keep it with its steps and say @State(retired = "
                        + "true). Or "
                        + VERSION + ".",
                p -> List.of(
                        p.name(),
                        p.terminal()
                                ? "the results of instances that ended in it could not be read"
                                : "instances that are in it could not go on",
                        p.name(),
                        on(p.meant())));
        wording.word(
                RetiredStateGone.class,
                "the retired state \"%s\" is gone: an instance that were still in it could not go on. Remove it "
                        + "when the database holds none, and then allow this.",
                p -> List.of(p.name()));
        wording.word(
                SignalGone.class,
                "signal \"%s\" is gone: what was sent and not yet taken could not be read. If it has another "
                        + "name in Java now, say @Signal(name = \"%s\")%s. If it is to do nothing any more, keep it "
                        + "and steps that take it and stay. Or "
                        + VERSION + ".",
                p -> List.of(p.name(), p.name(), on(p.meant())));
        wording.word(
                TerminalChanged.class,
                "state %s %s. Write another state for it, and retire this one with @State(retired = true); or "
                        + VERSION + ".",
                p -> List.of(
                        p.state(),
                        p.terminal()
                                ? "is terminal and was not: instances that are in it would never end"
                                : "is not terminal and was: instances that ended in it would have no result"));
    }

    private static void documents(Wording wording) {
        wording.word(
                ComponentAdded.class,
                "component %s has no default, and %s lacks it, so that it could not be read.%s Give it "
                        + "@Default, make it an Optional%s; or " + VERSION + ".",
                p -> List.of(
                        p.path(),
                        p.what(),
                        p.meant()
                                .map(name -> " If it is " + name + " by another name, say @Named(\"" + name + "\").")
                                .orElse(""),
                        comma(p.way())));
        wording.word(
                ComponentRenamed.class,
                "component %s is new and %s is gone, of which what is stored is not read. If it is the same by "
                        + "another name, say @Named(\"%s\").",
                p -> List.of(p.path(), p.before(), p.before()));
        wording.word(
                TypeChanged.class,
                "component %s is %s and was %s, so that %s could not be read. Give the component another name, "
                        + "with a default%s; or " + VERSION + ".",
                p -> List.of(p.path(), p.now(), p.before(), p.what(), comma(p.way())));
        wording.word(
                ConstantGone.class,
                "component %s: %s lacks the constant %s, which %s may hold. Keep it; if it has another name in "
                        + "Java now, say @Named(\"%s\")%s%s; or " + VERSION + ".",
                p -> List.of(p.path(), p.type(), p.constant(), p.what(), p.constant(), on(p.meant()), comma(p.way())));
        wording.word(
                VariantGone.class,
                "component %s: %s lacks the variant %s, which %s may hold. Keep it; if it has another name in "
                        + "Java now, say @Named(\"%s\")%s%s; or " + VERSION + ".",
                p -> List.of(p.path(), p.type(), p.variant(), p.what(), p.variant(), on(p.meant()), comma(p.way())));
    }

    private static void events(Wording wording) {
        wording.word(
                EventGone.class,
                "state %s has no step for %s any more: %s. Keep the step; or write another state for new "
                        + "instances, and retire this one with @State(retired = true); or " + VERSION + ".",
                p -> List.of(p.state(), p.event(), p.consequence()));
        wording.word(
                EventAdded.class,
                "state %s had no %s, which step %s adds: %s. Write another state that has it, and retire this "
                        + "one with @State(retired = true); or " + VERSION + ".",
                p -> List.of(p.state(), p.event(), p.step(), p.consequence()));
        wording.word(
                ChildrenChanged.class,
                "in state %s, step %s can't be given children that end with %s any more, but instances that are in it "
                        + "may wait for such. Let its Children be of a sealed interface over these results, too; or write "
                        + "another state for new instances, and retire this one with @State(retired = true); or "
                        + VERSION + ". If the step does not look at what they end with, run the old version of their "
                        + "machine beside the new one, and delete these results from the event in the baseline; so you "
                        + "may when no such child is left.",
                p -> List.of(p.state(), p.step(), Wording.list(p.results())));
        wording.word(
                TimerChanged.class,
                "in state %s, step %s runs %s and ran %s. Instances that are in it run it when both times have "
                        + "come, and again if they ran it before and stayed.",
                p -> List.of(p.state(), p.step(), p.now(), p.before()));
    }

    private static void older(Wording wording) {
        wording.word(BadOlder.class, "%s can't be an old record: %s.", p -> List.of(p.type(), p.fault()));
        wording.word(
                NoUpgrade.class,
                "no upgrade leads on from %s, so that its documents could not be read. Write @Upgrade static %s "
                        + "upgrade(%s old).",
                p -> List.of(p.type(), p.next(), p.type()));
        wording.word(
                TwoUpgrades.class,
                "%s all begin with %s, which has one way on. Leave one of them.",
                p -> List.of(Wording.list(p.methods()), p.type()));
        wording.word(BadUpgrade.class, "upgrade %s %s.", p -> List.of(p.method(), p.fault()));
        wording.word(
                RetiredInitial.class,
                "state %s is initial and retired: nothing begins in a retired state. Remove one of the two.",
                p -> List.of(p.state()));
        wording.word(
                RetiredEntered.class,
                "step %s enters %s, which is retired. Enter another state, or remove retired.",
                p -> List.of(p.step(), p.state()));
    }

    /** Where a name probably belongs. */
    private static String on(Optional<String> name) {
        return name.map(known -> ", perhaps on " + known).orElse("");
    }

    private static String comma(Optional<String> way) {
        return way.map(text -> ", or " + text).orElse("");
    }
}
