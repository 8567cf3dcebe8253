package dev.pawl.processor.zoo;

import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@link Zoo} as Pawl runs it: its definition, its transition table, and the call of each step.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     state Exhibit {
 *         Primitives
 *         Boxes
 *         Texts
 *         Times
 *         Collections
 *         Keys
 *         Shapes
 *         Trees
 *         Generics
 *         Converts
 *         Defaults
 *         Awkward
 *         Guarded
 *         Nothing
 *     }
 *     [*] --> Primitives
 *     [*] --> Boxes
 *     [*] --> Texts
 *     [*] --> Times
 *     [*] --> Collections
 *     [*] --> Keys
 *     [*] --> Shapes
 *     [*] --> Trees
 *     [*] --> Generics
 *     [*] --> Converts
 *     [*] --> Defaults
 *     [*] --> Awkward
 *     [*] --> Guarded
 *     [*] --> Nothing
 *     Primitives --> Nothing: after P1D / closed
 *     Boxes --> Nothing: after P1D / closed
 *     Texts --> Nothing: after P1D / closed
 *     Times --> Nothing: after P1D / closed
 *     Collections --> Nothing: after P1D / closed
 *     Keys --> Nothing: after P1D / closed
 *     Shapes --> Nothing: after P1D / closed
 *     Trees --> Nothing: after P1D / closed
 *     Generics --> Nothing: after P1D / closed
 *     Converts --> Nothing: after P1D / closed
 *     Defaults --> Nothing: after P1D / closed
 *     Awkward --> Nothing: after P1D / closed
 *     Guarded --> Primitives: next
 *     Guarded --> Nothing: after P1D / closed
 *     Nothing --> Nothing: after P1D / closed
 *     Nothing --> Guarded: Next / taken
 * }</pre>
 */
@Generated("dev.pawl.processor.zoo.Zoo")
public final class ZooMachine implements GeneratedMachine<Void> {
    /**
     * What happens in which state: which step runs when, and where it may go.
     */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            new Transition("Primitives", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Boxes", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Texts", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Times", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Collections", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Keys", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Shapes", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Trees", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Generics", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Converts", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Defaults", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Awkward", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Guarded", new Trigger.Entered(),
                    0, "next", List.of("Primitives"), false, Optional.empty()),
            new Transition("Guarded", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Nothing", new Trigger.After(Duration.parse("P1D")),
                    1, "closed", List.of("Nothing"), false, Optional.empty()),
            new Transition("Nothing", new Trigger.Signalled(Set.of("Next"), false),
                    2, "taken", List.of("Guarded"), false, Optional.empty()));

    /**
     * The machine's names, states, signals and transitions.
     */
    public static final MachineDefinition<Void> DEFINITION = new MachineDefinition<>(
            "Zoo",
            1,
            "default",
            List.<StateDefinition<?>>of(
                    new StateDefinition<>("Primitives", 1, true, false, Zoo.Primitives.class, ZooCodecs.PRIMITIVES),
                    new StateDefinition<>("Boxes", 1, true, false, Zoo.Boxes.class, ZooCodecs.BOXES),
                    new StateDefinition<>("Texts", 1, true, false, Zoo.Texts.class, ZooCodecs.TEXTS),
                    new StateDefinition<>("Times", 1, true, false, Zoo.Times.class, ZooCodecs.TIMES),
                    new StateDefinition<>("Collections", 1, true, false, Zoo.Collections.class, ZooCodecs.COLLECTIONS),
                    new StateDefinition<>("Keys", 1, true, false, Zoo.Keys.class, ZooCodecs.KEYS),
                    new StateDefinition<>("Shapes", 1, true, false, Zoo.Shapes.class, ZooCodecs.SHAPES),
                    new StateDefinition<>("Trees", 1, true, false, Zoo.Trees.class, ZooCodecs.TREES),
                    new StateDefinition<>("Generics", 1, true, false, Zoo.Generics.class, ZooCodecs.GENERICS),
                    new StateDefinition<>("Converts", 1, true, false, Zoo.Converts.class, ZooCodecs.CONVERTS),
                    new StateDefinition<>("Defaults", 1, true, false, Zoo.Defaults.class, ZooCodecs.DEFAULTS),
                    new StateDefinition<>("Awkward", 1, true, false, Zoo.Awkward.class, ZooCodecs.AWKWARD),
                    new StateDefinition<>("Guarded", 1, true, false, Zoo.Guarded.class, ZooCodecs.GUARDED),
                    new StateDefinition<>("Nothing", 1, true, false, Zoo.Nothing.class, ZooCodecs.NOTHING)),
            List.<SignalDefinition<?>>of(
                    new SignalDefinition<>("Next", Zoo.Next.class, ZooCodecs.NEXT)),
            TRANSITIONS);

    /**
     * The machine as a Mermaid state diagram.
     */
    public static final String DIAGRAM = """
            stateDiagram-v2
                state Exhibit {
                    Primitives
                    Boxes
                    Texts
                    Times
                    Collections
                    Keys
                    Shapes
                    Trees
                    Generics
                    Converts
                    Defaults
                    Awkward
                    Guarded
                    Nothing
                }
                [*] --> Primitives
                [*] --> Boxes
                [*] --> Texts
                [*] --> Times
                [*] --> Collections
                [*] --> Keys
                [*] --> Shapes
                [*] --> Trees
                [*] --> Generics
                [*] --> Converts
                [*] --> Defaults
                [*] --> Awkward
                [*] --> Guarded
                [*] --> Nothing
                Primitives --> Nothing: after P1D / closed
                Boxes --> Nothing: after P1D / closed
                Texts --> Nothing: after P1D / closed
                Times --> Nothing: after P1D / closed
                Collections --> Nothing: after P1D / closed
                Keys --> Nothing: after P1D / closed
                Shapes --> Nothing: after P1D / closed
                Trees --> Nothing: after P1D / closed
                Generics --> Nothing: after P1D / closed
                Converts --> Nothing: after P1D / closed
                Defaults --> Nothing: after P1D / closed
                Awkward --> Nothing: after P1D / closed
                Guarded --> Primitives: next
                Guarded --> Nothing: after P1D / closed
                Nothing --> Nothing: after P1D / closed
                Nothing --> Guarded: Next / taken
            """;

    /**
     * The machine as a graph for Graphviz.
     */
    public static final String DOT = """
            digraph "Zoo" {
                compound=true;
                node [shape=box, style=rounded];
                subgraph "cluster_Exhibit" {
                    label="Exhibit";
                    "Primitives";
                    "Boxes";
                    "Texts";
                    "Times";
                    "Collections";
                    "Keys";
                    "Shapes";
                    "Trees";
                    "Generics";
                    "Converts";
                    "Defaults";
                    "Awkward";
                    "Guarded";
                    "Nothing";
                }
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Primitives";
                "[*]" -> "Boxes";
                "[*]" -> "Texts";
                "[*]" -> "Times";
                "[*]" -> "Collections";
                "[*]" -> "Keys";
                "[*]" -> "Shapes";
                "[*]" -> "Trees";
                "[*]" -> "Generics";
                "[*]" -> "Converts";
                "[*]" -> "Defaults";
                "[*]" -> "Awkward";
                "[*]" -> "Guarded";
                "[*]" -> "Nothing";
                "Primitives" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Boxes" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Texts" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Times" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Collections" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Keys" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Shapes" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Trees" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Generics" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Converts" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Defaults" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Awkward" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Guarded" -> "Primitives" [label="next"];
                "Guarded" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Nothing" -> "Nothing" [label="after P1D / closed", style=dotted];
                "Nothing" -> "Guarded" [label="Next / taken"];
            }
            """;

    private final Zoo machine;

    /**
     * @param machine whose steps run; from several threads at once where more than one instance does
     */
    public ZooMachine(Zoo machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Void> definition() {
        return DEFINITION;
    }

    /**
     * A new instance in state {@link Zoo.Primitives}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Primitives state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Primitives state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Boxes}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Boxes state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Boxes state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Texts}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Texts state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Texts state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Times}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Times state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Times state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Collections}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Collections state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Collections state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Keys}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Keys state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Keys state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Shapes}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Shapes state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Shapes state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Trees}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Trees state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Trees state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Generics}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Generics state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Generics state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Converts}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Converts state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Converts state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Defaults}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Defaults state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Defaults state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Awkward}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Awkward state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Awkward state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Guarded}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Guarded state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Guarded state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /**
     * A new instance in state {@link Zoo.Nothing}, to be given to a client. Making this has no effect.
     */
    public static Insert<Void> insert(Zoo.Nothing state) {
        return insert(state, InsertOptions.defaults());
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     */
    public static Insert<Void> insert(Zoo.Nothing state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    @Override
    public Object run(int step, Object state, Object event, StepContext<?> context,
            Connection connection) throws Throwable {
        return switch (step) {
            case 0 -> machine.next((Zoo.Guarded) state);
            case 1 -> machine.closed((Zoo.Exhibit) state);
            case 2 -> machine.taken((Zoo.Nothing) state, (Zoo.Next) event);
            default -> throw new IllegalArgumentException("Zoo has no step " + step);
        };
    }
}
