package dev.pawl.processor.problem;

import dev.pawl.processor.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * A mistake in what a release makes of the instances of those before it: what is compared with the baseline, and what old
 * records, upgrades and retired states are declared to be.
 */
public sealed interface ReleaseProblem extends Problem {

    /** A directory of baselines that can't be one; {@code given} is what the build gave. */
    record BaselineDirectory(String machine, String given, String fault, Place place) implements ReleaseProblem {}

    /** A file of a baseline that can't be read, or is another machine's. */
    record BaselineFile(String machine, String file, String fault, Place place) implements ReleaseProblem {}

    /** A machine of which no definition was accepted yet; {@code renamed} is under which name one probably was. */
    record NoBaseline(String machine, String file, Optional<String> renamed, Place place)
            implements ReleaseProblem, Warning {}

    /** A state that is there no more; {@code name} is its name in the database. */
    record StateGone(String machine, String name, boolean terminal, Optional<String> meant, Place place)
            implements ReleaseProblem {}

    /** A state that was retired and is there no more. */
    record RetiredStateGone(String machine, String name, Place place) implements ReleaseProblem, Warning {}

    /** A signal that is there no more. */
    record SignalGone(String machine, String name, Optional<String> meant, Place place) implements ReleaseProblem {}

    /**
     * A component that stored documents lack and that has no default.
     *
     * @param what whose documents they are, and of which shape
     * @param meant the name of a component that is gone and that this one may be by another name
     * @param way how to keep the old record beside the new one; of a state alone
     */
    record ComponentAdded(
            String machine, String path, String what, Optional<String> meant, Optional<String> way, Place place)
            implements ReleaseProblem {}

    /** A component that may be another one by a new name, of which what is stored is then not read. */
    record ComponentRenamed(String machine, String path, String before, Place place)
            implements ReleaseProblem, Warning {}

    /** A component that does not read what was stored; see {@link ComponentAdded}. */
    record TypeChanged(
            String machine, String path, String before, String now, String what, Optional<String> way, Place place)
            implements ReleaseProblem {}

    /** A constant of an enum that stored documents may hold; see {@link ComponentAdded}. */
    record ConstantGone(
            String machine,
            String path,
            String type,
            String constant,
            String what,
            Optional<String> meant,
            Optional<String> way,
            Place place)
            implements ReleaseProblem {}

    /** A variant of a sealed interface that stored documents may hold; see {@link ComponentAdded}. */
    record VariantGone(
            String machine,
            String path,
            String type,
            String variant,
            String what,
            Optional<String> meant,
            Optional<String> way,
            Place place)
            implements ReleaseProblem {}

    /** A state that became terminal, or was it. */
    record TerminalChanged(String machine, String state, boolean terminal, Place place) implements ReleaseProblem {}

    /** An event that instances in a state wait for and that no step takes any more. */
    record EventGone(String machine, String state, String event, String consequence, Place place)
            implements ReleaseProblem {}

    /** An action or a timer that instances in a state will not run. */
    record EventAdded(String machine, String state, String event, String step, String consequence, Place place)
            implements ReleaseProblem {}

    /** A join that can't be given what children that run already may end with; {@code results} are those. */
    record ChildrenChanged(String machine, String state, String step, List<String> results, Place place)
            implements ReleaseProblem {}

    /** A timer of another length. */
    record TimerChanged(String machine, String state, String step, String before, String now, Place place)
            implements ReleaseProblem, Warning {}

    /** A machine whose instances begin in another queue than before. */
    record QueueChanged(String machine, String before, String now, Place place) implements ReleaseProblem, Warning {}

    /** An old record of a state that can't be one. */
    record BadOlder(String machine, String type, String fault, Place place) implements ReleaseProblem {}

    /** An old record from which no upgrade leads on. */
    record NoUpgrade(String machine, String type, String next, Place place) implements ReleaseProblem {}

    /** Upgrades that begin with the same record. */
    record TwoUpgrades(String machine, String type, List<String> methods, Place place) implements ReleaseProblem {}

    /** An upgrade that can't be one. */
    record BadUpgrade(String machine, String method, String fault, Place place) implements ReleaseProblem {}

    /** A retired state in which instances may begin. */
    record RetiredInitial(String machine, String state, Place place) implements ReleaseProblem {}

    /** A step that enters a retired state from one that is not. */
    record RetiredEntered(String machine, String step, String state, Place place) implements ReleaseProblem {}
}
