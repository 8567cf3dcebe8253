package dev.pawl.processor.zoo;

import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.NewSignal;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;

/**
 * {@link Zoo} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
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
    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Primitives", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Boxes", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Texts", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Times", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Collections", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Keys", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Shapes", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Trees", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Generics", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Converts", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Defaults", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Awkward", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Guarded", Trigger.entered(), 0, "next", "Primitives"),
            Transition.of("Guarded", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Nothing", Trigger.after("P1D"), 1, "closed", "Nothing"),
            Transition.of("Nothing", Trigger.signal("Next"), 2, "taken", "Guarded"));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Void> DEFINITION = new MachineDefinition<>(
            "Zoo",
            1,
            "default",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Primitives", 1, true, false, Zoo.Primitives.class, ZooCodecs::writePrimitives, ZooCodecs::readPrimitives),
                    StateDefinition.of("Boxes", 1, true, false, Zoo.Boxes.class, ZooCodecs::writeBoxes, ZooCodecs::readBoxes),
                    StateDefinition.of("Texts", 1, true, false, Zoo.Texts.class, ZooCodecs::writeTexts, ZooCodecs::readTexts),
                    StateDefinition.of("Times", 1, true, false, Zoo.Times.class, ZooCodecs::writeTimes, ZooCodecs::readTimes),
                    StateDefinition.of("Collections", 1, true, false, Zoo.Collections.class, ZooCodecs::writeCollections, ZooCodecs::readCollections),
                    StateDefinition.of("Keys", 1, true, false, Zoo.Keys.class, ZooCodecs::writeKeys, ZooCodecs::readKeys),
                    StateDefinition.of("Shapes", 1, true, false, Zoo.Shapes.class, ZooCodecs::writeShapes, ZooCodecs::readShapes),
                    StateDefinition.of("Trees", 1, true, false, Zoo.Trees.class, ZooCodecs::writeTrees, ZooCodecs::readTrees),
                    StateDefinition.of("Generics", 1, true, false, Zoo.Generics.class, ZooCodecs::writeGenerics, ZooCodecs::readGenerics),
                    StateDefinition.of("Converts", 1, true, false, Zoo.Converts.class, ZooCodecs::writeConverts, ZooCodecs::readConverts),
                    StateDefinition.of("Defaults", 1, true, false, Zoo.Defaults.class, ZooCodecs::writeDefaults, ZooCodecs::readDefaults),
                    StateDefinition.of("Awkward", 1, true, false, Zoo.Awkward.class, ZooCodecs::writeAwkward, ZooCodecs::readAwkward),
                    StateDefinition.of("Guarded", 1, true, false, Zoo.Guarded.class, ZooCodecs::writeGuarded, ZooCodecs::readGuarded),
                    StateDefinition.of("Nothing", 1, true, false, Zoo.Nothing.class, ZooCodecs::writeNothing, ZooCodecs::readNothing)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("Next", Zoo.Next.class, ZooCodecs::writeNext, ZooCodecs::readNext)),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
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

    /** The machine as a graph for Graphviz. */
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

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "Zoo",
              "version": 1,
              "queue": "default",
              "states": [
                {"name": "Primitives", "initial": true, "shape": 1, "components": [{"name": "a", "type": "boolean"}, {"name": "b", "type": "byte"}, {"name": "c", "type": "short"}, {"name": "d", "type": "int"}, {"name": "e", "type": "long"}, {"name": "f", "type": "float"}, {"name": "g", "type": "double"}, {"name": "h", "type": "char"}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Boxes", "initial": true, "shape": 1, "components": [{"name": "a", "type": "Boolean"}, {"name": "b", "type": "Byte"}, {"name": "c", "type": "Short"}, {"name": "d", "type": "Integer"}, {"name": "e", "type": "Long"}, {"name": "f", "type": "Float"}, {"name": "g", "type": "Double"}, {"name": "h", "type": "Character"}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Texts", "initial": true, "shape": 1, "components": [{"name": "text", "type": "String"}, {"name": "whole", "type": "BigInteger"}, {"name": "decimal", "type": "BigDecimal"}, {"name": "uuid", "type": "UUID"}, {"name": "bytes", "type": "byte[]"}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Times", "initial": true, "shape": 1, "components": [{"name": "instant", "type": "Instant"}, {"name": "duration", "type": "Duration"}, {"name": "period", "type": "Period"}, {"name": "date", "type": "LocalDate"}, {"name": "time", "type": "LocalTime"}, {"name": "dateTime", "type": "LocalDateTime"}, {"name": "offsetTime", "type": "OffsetTime"}, {"name": "offsetDateTime", "type": "OffsetDateTime"}, {"name": "zonedDateTime", "type": "ZonedDateTime"}, {"name": "year", "type": "Year"}, {"name": "yearMonth", "type": "YearMonth"}, {"name": "monthDay", "type": "MonthDay"}, {"name": "zone", "type": "ZoneId"}, {"name": "offset", "type": "ZoneOffset"}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Collections", "initial": true, "shape": 1, "components": [{"name": "list", "type": "List<String>", "optional": true}, {"name": "set", "type": "Set<Integer>", "optional": true}, {"name": "map", "type": "Map<String, Long>", "optional": true}, {"name": "optional", "type": "Optional<String>", "optional": true}, {"name": "deep", "type": "List<Set<List<Optional<Integer>>>>", "optional": true}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Keys", "initial": true, "shape": 1, "components": [{"name": "ints", "type": "Map<Integer, String>", "optional": true}, {"name": "booleans", "type": "Map<Boolean, String>", "optional": true}, {"name": "chars", "type": "Map<Character, String>", "optional": true}, {"name": "decimals", "type": "Map<BigDecimal, String>", "optional": true}, {"name": "uuids", "type": "Map<UUID, String>", "optional": true}, {"name": "years", "type": "Map<Year, String>", "optional": true}, {"name": "dates", "type": "Map<LocalDate, String>", "optional": true}, {"name": "zones", "type": "Map<ZoneId, String>", "optional": true}, {"name": "colors", "type": "Map<Color, List<Color>>", "optional": true}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Shapes", "initial": true, "shape": 1, "components": [{"name": "shape", "type": "Shape"}, {"name": "more", "type": "List<Shape>", "optional": true}, {"name": "alone", "type": "Optional<Circle>", "optional": true}, {"name": "set", "type": "Set<Shape>", "optional": true}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Trees", "initial": true, "shape": 1, "components": [{"name": "tree", "type": "Tree"}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Generics", "initial": true, "shape": 1, "components": [{"name": "pair", "type": "Pair<String, Integer>"}, {"name": "deep", "type": "Pair<Pair<Long, Color>, List<UUID>>"}, {"name": "either", "type": "Either<String, Long>"}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Converts", "initial": true, "shape": 1, "components": [{"name": "typed", "type": "BigDecimal"}, {"name": "single", "type": "Long"}, {"name": "foreign", "type": "List<Integer>"}, {"name": "many", "type": "List<BigDecimal>", "optional": true}, {"name": "perhaps", "type": "Optional<BigDecimal>", "optional": true}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Defaults", "initial": true, "shape": 1, "components": [{"name": "count", "type": "int", "optional": true}, {"name": "open", "type": "boolean", "optional": true}, {"name": "text", "type": "String", "optional": true}, {"name": "instant", "type": "Instant", "optional": true}, {"name": "amount", "type": "BigDecimal", "optional": true}, {"name": "color", "type": "Color", "optional": true}, {"name": "numbers", "type": "List<Integer>", "optional": true}, {"name": "pair", "type": "Pair<String, Integer>", "optional": true}, {"name": "optional", "type": "Optional<String>", "optional": true}, {"name": "money", "type": "BigDecimal", "optional": true}, {"name": "cents", "type": "Long", "optional": true}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Awkward", "initial": true, "shape": 1, "components": [{"name": "in", "type": "int"}, {"name": "out", "type": "int"}, {"name": "name", "type": "int"}, {"name": "hasName", "type": "boolean"}, {"name": "value", "type": "String"}, {"name": "with space", "type": "int"}, {"name": "ümläut \\"quoted\\"", "type": "String"}, {"name": "default", "type": "String"}], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Guarded", "initial": true, "shape": 1, "components": [{"name": "positive", "type": "Positive"}, {"name": "more", "type": "Optional<Positive>", "optional": true}], "events": [{"on": "entered", "step": "next", "to": ["Primitives"]}, {"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}]},
                {"name": "Nothing", "initial": true, "shape": 1, "components": [], "events": [{"on": "timer", "timer": "after PT24H", "step": "closed", "to": ["Nothing"]}, {"on": "signal", "signals": ["Next"], "step": "taken", "to": ["Guarded"]}]}
              ],
              "signals": [
                {"name": "Next", "shape": 1, "components": [{"name": "number", "type": "long"}]}
              ],
              "types": [
                {"name": "Color", "constants": ["RED", "blue"]},
                {"name": "Shape", "variants": [{"name": "Circle", "type": "Circle"}, {"name": "Group", "type": "Group"}, {"name": "Known", "type": "Known"}, {"name": "rect", "type": "Rectangle"}]},
                {"name": "Circle", "components": [{"name": "radius", "type": "double"}]},
                {"name": "Group", "components": [{"name": "members", "type": "List<Shape>", "optional": true}, {"name": "frame", "type": "Optional<Shape>", "optional": true}]},
                {"name": "Known", "constants": ["POINT", "PLANE"]},
                {"name": "Rectangle", "components": [{"name": "width", "type": "double"}, {"name": "height", "type": "double"}]},
                {"name": "Tree", "components": [{"name": "value", "type": "int"}, {"name": "left", "type": "Tree"}, {"name": "right", "type": "Tree"}, {"name": "leaves", "type": "Set<Tree>", "optional": true}]},
                {"name": "Pair<String, Integer>", "components": [{"name": "first", "type": "String"}, {"name": "second", "type": "Integer"}]},
                {"name": "Pair<Pair<Long, Color>, List<UUID>>", "components": [{"name": "first", "type": "Pair<Long, Color>"}, {"name": "second", "type": "List<UUID>", "optional": true}]},
                {"name": "Pair<Long, Color>", "components": [{"name": "first", "type": "Long"}, {"name": "second", "type": "Color"}]},
                {"name": "Either<String, Long>", "variants": [{"name": "Left", "type": "Left<String, Long>"}, {"name": "Right", "type": "Right<String, Long>"}]},
                {"name": "Left<String, Long>", "components": [{"name": "left", "type": "String"}]},
                {"name": "Right<String, Long>", "components": [{"name": "right", "type": "Long"}]},
                {"name": "Positive", "components": [{"name": "number", "type": "int"}]}
              ]
            }
            """;

    private final Zoo machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public ZooMachine(Zoo machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Void> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link Zoo.Primitives}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Primitives state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Primitives state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Boxes}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Boxes state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Boxes state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Texts}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Texts state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Texts state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Times}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Times state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Times state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Collections}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Collections state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Collections state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Keys}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Keys state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Keys state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Shapes}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Shapes state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Shapes state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Trees}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Trees state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Trees state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Generics}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Generics state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Generics state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Converts}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Converts state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Converts state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Defaults}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Defaults state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Defaults state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Awkward}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Awkward state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Awkward state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Guarded}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Guarded state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Guarded state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Zoo.Nothing}, to be given to a client or an outcome. */
    public static Insert<Void> insert(Zoo.Nothing state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(Zoo.Nothing state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A {@link Zoo.Next} for the instance with that id. */
    public static Send signal(long id, Zoo.Next signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Zoo.Next signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Zoo.Next} for the instance alive that has that key. */
    public static Send signal(String key, Zoo.Next signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Zoo.Next signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
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
