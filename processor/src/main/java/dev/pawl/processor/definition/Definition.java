package dev.pawl.processor.definition;

import java.util.List;
import java.util.Optional;

/**
 * What a release of a machine stores, and what its instances wait for.
 *
 * @param machine the machine's name in the database
 * @param gone states of earlier releases that are there no more, so that their numbers are not given again
 */
public record Definition(
        String machine,
        int version,
        String queue,
        List<DefinedState> states,
        List<DefinedSignal> signals,
        List<Gone> gone) {

    /**
     * A state.
     *
     * @param abandon whether children that still run when it is left go on by themselves
     * @param shape what its documents hold
     * @param older what they held in earlier releases, by rising number
     * @param events what may happen in it
     */
    public record DefinedState(
            String name,
            boolean initial,
            boolean terminal,
            boolean retired,
            boolean abandon,
            Shape shape,
            List<Shape> older,
            List<DefinedEvent> events) {}

    /** A signal; what waits in an inbox may be of an older shape. */
    public record DefinedSignal(String name, Shape shape, List<Shape> older) {}

    /**
     * A transition.
     *
     * @param what the names of signals, the id of a timer, what children end with, or the class of an error
     * @param all whether the step takes all signals that are there
     * @param step the method's name
     * @param to the names of the states that it may enter
     */
    public record DefinedEvent(Kind kind, List<String> what, boolean all, String step, List<String> to) {

        /** What runs the step; the names in lower case stand in the file. */
        public enum Kind {
            /** The state is entered. */
            ENTERED,
            /** A signal. */
            SIGNAL,
            /** A time. */
            TIMER,
            /** The end of all children. */
            CHILDREN,
            /** What another step threw. */
            ERROR
        }
    }

    /**
     * A state that was removed.
     *
     * @param shape the greatest number that it had
     */
    public record Gone(String name, int shape) {}

    /** The state of that name. */
    public Optional<DefinedState> state(String name) {
        return states.stream().filter(state -> state.name().equals(name)).findFirst();
    }

    /** The signal of that name. */
    public Optional<DefinedSignal> signal(String name) {
        return signals.stream().filter(signal -> signal.name().equals(name)).findFirst();
    }

    /** The name of the file in a baseline that holds it. */
    public String fileName() {
        return fileName(machine, version);
    }

    /** What a file system might not take stands as its code. */
    public static String fileName(String machine, int version) {
        StringBuilder name = new StringBuilder();
        machine.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || "_- ".indexOf(c) >= 0) {
                name.appendCodePoint(c);
            } else {
                name.append('%').append(Integer.toHexString(c)).append('%');
            }
        });
        return name + ".v" + version + ".json";
    }
}
