package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/** When a step runs. */
public sealed interface EventModel {

    /** Its state is entered. */
    record Entered() implements EventModel {}

    /**
     * A signal is in the inbox.
     *
     * @param type a signal, or a sealed interface over several
     * @param signals the signals that are assignable to it
     * @param all whether the step takes a list of them
     */
    record Signalled(TypeName type, List<SignalModel> signals, boolean all) implements EventModel {}

    /** The state was entered so long ago: an ISO-8601 duration as written. */
    record After(String delay, Place place) implements EventModel {}

    /**
     * The time in a component has come.
     *
     * @param component the component's name in Java, as written
     * @param place of the annotation's value
     */
    record At(String component, Place place) implements EventModel {}

    /**
     * Another step threw.
     *
     * @param error the throwable's type
     * @param supertypes every type it is assignable to, itself included: from which nearness is judged
     * @param checked whether it is a checked exception
     */
    record Threw(TypeName error, List<TypeName> supertypes, boolean checked) implements EventModel {}

    /**
     * The children that were spawned on entering its state have ended.
     *
     * @param result what they end with; {@link Object} where that is left out or a wildcard
     * @param machines the classes of the machines whose results these are, in the order of their names
     * @param results these results by their names in the database, each with its machine and version: {@code "Line v1: Lost"}
     */
    record Joined(TypeName result, List<ClassName> machines, List<String> results) implements EventModel {}

    /** A parameter that is no event: a mistake, reported by a check. */
    record Unknown(TypeName type, Optional<Place> place) implements EventModel {}
}
