package dev.pawl.processor.problem;

import dev.pawl.processor.model.Place;
import java.util.List;
import java.util.Optional;

/** A mistake in how a machine, its states and its signals are declared and named. */
public sealed interface ClassProblem extends Problem {

    /** {@code @Machine} on what is neither a class nor a record. */
    record MachineKind(String machine, String kind, Place place) implements ClassProblem {}

    /** A machine with type parameters. */
    record GenericMachine(String machine, Place place) implements ClassProblem {}

    /** A machine nested without being static. */
    record InnerMachine(String machine, Place place) implements ClassProblem {}

    /** A machine that generated code can't name. */
    record HiddenMachine(String machine, String why, Place place) implements ClassProblem {}

    /** {@code @State} or {@code @Signal} on something else than a record; {@code role} says which. */
    record NotARecord(String machine, String role, String type, String kind, Place place) implements ClassProblem {}

    /** A record that {@code steps} use as a state, without the annotation; {@code signal} if it is annotated as a signal. */
    record ForgottenState(String machine, String type, List<String> steps, boolean signal, Place place)
            implements ClassProblem {}

    /** A record that {@code steps} take as a signal, without the annotation. */
    record ForgottenSignal(String machine, String type, List<String> steps, Place place) implements ClassProblem {}

    /** An interface over states or signals, as {@code role} says, that is not sealed. */
    record NotSealed(String machine, String type, String role, List<String> members, Place place)
            implements ClassProblem {}

    /** A state or a signal with type parameters. */
    record GenericRecord(String machine, String role, String type, Place place) implements ClassProblem {}

    /** A state or a signal that generated code can't name. */
    record HiddenRecord(String machine, String role, String type, String why, Place place) implements ClassProblem {}

    /** A name that can't be one. */
    record BadName(String machine, String subject, String name, String fault, Place place) implements ClassProblem {}

    /** A name that two things of one kind share. */
    record SameName(String machine, String kind, String name, String first, String second, Place place)
            implements ClassProblem {}

    /** A version below 1. */
    record BadVersion(String machine, int version, Place place) implements ClassProblem {}

    /** A queue that can't be one. */
    record BadQueue(String machine, String queue, String fault, Place place) implements ClassProblem {}

    /** A retry policy with numbers that make no sense. */
    record BadRetry(String machine, String subject, String fault, Place place) implements ClassProblem {}

    /** No state in which an instance may begin. */
    record NoInitialState(String machine, List<String> candidates, Place place) implements ClassProblem {}

    /** A state in which an instance would begin and be over. */
    record InitialAndTerminal(String machine, String state, Place place) implements ClassProblem {}

    /** Several terminal states and no type over them. */
    record NoResult(String machine, List<String> terminals, Place place) implements ClassProblem {}

    /** A terminal state that is not of the result's type; or all of them, if there are several. */
    record WrongResult(String machine, List<String> states, String result, Place place) implements ClassProblem {}

    /** A result that generated code can't name. */
    record HiddenResult(String machine, String result, String why, Place place) implements ClassProblem {}

    /** A class or file of a generated name that is there already. */
    record NameTaken(String machine, String name, Place place) implements ClassProblem {}

    /** A class with states and steps that is not annotated; {@code machine} is that class. */
    record ForgottenMachine(String machine, Place place) implements ClassProblem {}

    /** A step in a class that is no machine; {@code machine} is that class. */
    record StrayStep(String machine, String step, Place place) implements ClassProblem {}

    /** A retry policy where none has a meaning; {@code machine} is the class there. */
    record StrayRetry(String machine, String subject, Place place) implements ClassProblem {}

    /** A rate limit that makes no sense. */
    record BadRateLimit(String machine, String state, String fault, Place place) implements ClassProblem {}

    /** A rate limit that is parted by a component that its state lacks or that is no key. */
    record RateComponent(
            String machine, String state, String component, Optional<String> type, Optional<String> meant, Place place)
            implements ClassProblem {}

    /** A rate limit on what is no state; {@code machine} is the class there. */
    record StrayRateLimit(String machine, Place place) implements ClassProblem {}

    /**
     * An {@code @Allow} of what is no warning; {@code machine} is the class there.
     *
     * @param error whether it is the code of an error
     */
    record UnknownCode(String machine, String allowed, boolean error, Optional<String> meant, Place place)
            implements ClassProblem, Warning {}
}
