package dev.pawl.processor.problem;

import dev.pawl.processor.model.Place;
import java.util.List;
import java.util.Optional;

/** A mistake in a step's signature or annotations. */
public sealed interface StepProblem extends Problem {

    /** A private step. */
    record PrivateStep(String machine, String step, Place place) implements StepProblem {}

    /** A method with the signature of a step that the machine needs, without the annotation. */
    record ForgottenStep(String machine, String method, String from, String returns, Place place)
            implements StepProblem {}

    /** A static step. */
    record StaticStep(String machine, String step, Place place) implements StepProblem {}

    /** An abstract step. */
    record AbstractStep(String machine, String step, Place place) implements StepProblem {}

    /** A step with type parameters. */
    record GenericStep(String machine, String step, Place place) implements StepProblem {}

    /** A step declared by a supertype of the machine. */
    record InheritedStep(String machine, String step, String owner, Place place) implements StepProblem {}

    /** A step whose first parameter is missing or no state; {@code stranger} is what is none, or another machine's, the owner's. */
    record StartsFromNoState(
            String machine,
            String step,
            Optional<String> stranger,
            Optional<String> owner,
            Optional<String> meant,
            Place place)
            implements StepProblem {}

    /** A step that returns what is no state; {@code stranger} is the part of it that is none, or another machine's, the owner's. */
    record ReturnsNoState(
            String machine,
            String step,
            String type,
            String stranger,
            Optional<String> owner,
            Optional<String> meant,
            Place place)
            implements StepProblem {}

    /** An {@code Outcome}, {@code Spawning}, {@code StepContext}, {@code Children} or {@code List} of something unnamed. */
    record RawType(String machine, String step, String type, Place place) implements StepProblem {}

    /** A parameter that is no event and nothing else that a step is given. */
    record UnknownParameter(
            String machine, String step, String parameter, String type, Optional<String> meant, Place place)
            implements StepProblem {}

    /** A parameter of a type that generated code can't name. */
    record HiddenType(String machine, String step, String type, String why, Place place) implements StepProblem {}

    /** A parameter in the wrong place, or one too many. */
    record ParameterOrder(String machine, String step, String parameter, String type, String fault, Place place)
            implements StepProblem {}

    /** A {@code StepContext} of another type than the step's state. */
    record WrongContext(String machine, String step, String declared, String expected, Place place)
            implements StepProblem {}

    /** A timer that is both after a while and at a time. */
    record AfterAndAt(String machine, String step, Place place) implements StepProblem {}

    /** A timer that also takes an event. */
    record TimerWithEvent(String machine, String step, String parameter, Place place) implements StepProblem {}

    /** A text that is no duration, or none that makes sense. */
    record BadDuration(String machine, String subject, String text, String fault, Optional<String> meant, Place place)
            implements StepProblem {}

    /** A timer at a component that a state lacks or that is no time. */
    record TimerComponent(
            String machine,
            String step,
            String component,
            String state,
            Optional<String> type,
            Optional<String> meant,
            Place place)
            implements StepProblem {}

    /** A step from a state in which an instance is over. */
    record TerminalStep(String machine, String step, String state, Place place) implements StepProblem {}

    /** Steps of which none is nearer to an event than the others. */
    record AmbiguousEvent(String machine, String state, String event, List<String> steps, Remedy remedy, Place place)
            implements StepProblem {

        /** What settles it, beside leaving one step alone. */
        public enum Remedy {
            /** Nothing: they are alike in state and event. */
            NONE,
            /** Another time: timers don't override. */
            TIME,
            /** A step for the event itself: they stand on the same state. */
            NEARER_EVENT,
            /** A step on the state itself. */
            NEARER_STATE
        }
    }

    /** An error step for a checked exception that no step of its states declares. */
    record UndeclaredError(String machine, String step, String error, List<String> states, Place place)
            implements StepProblem {}

    /** An action that can only enter its own state again, or a join that does. */
    record EndlessLoop(String machine, String step, String state, boolean join, Place place) implements StepProblem {}

    /** A {@code Spawning} inside an {@code Outcome}. */
    record WrappedSpawning(String machine, String step, String type, String spawning, Place place)
            implements StepProblem {}

    /** Children that are to end with what no machine ends with; {@code type} is that, and {@code whole} the type around it. */
    record NotAResult(String machine, String step, String type, String whole, String fault, Place place)
            implements StepProblem {}

    /** A step that spawns children for states that have no join; none where it enters terminal states alone. */
    record MissingJoin(String machine, String step, List<String> states, String result, Place place)
            implements StepProblem {}

    /** A join in states for which no step spawns children. */
    record IdleJoin(String machine, String step, List<String> states, String result, Place place)
            implements StepProblem {}

    /** A join of children that end with another type than those that are spawned. */
    record WrongChildren(
            String machine, String step, String declared, String state, String spawner, String spawned, Place place)
            implements StepProblem {}

    /** A state that abandons children and has no join. */
    record StrayAbandon(String machine, String state, Place place) implements StepProblem {}

    /** A method with what only the engine gives to steps and takes from them, without the annotation. */
    record UnmarkedStep(String machine, String method, String from, Place place) implements StepProblem, Warning {}

    /** A step that nearer ones forestall in each of its states. */
    record NeverRuns(String machine, String step, Place place) implements StepProblem, Warning {}

    /** A timer that a shorter one forestalls; {@code rival} is that one's step, and {@code delay} its duration. */
    record StarvedTimer(String machine, String step, String state, String rival, String delay, Place place)
            implements StepProblem, Warning {}
}
