package dev.pawl.processor.zoo;

import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.JsonBoxes;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonConverted;
import dev.pawl.runtime.spi.JsonDefaults;
import dev.pawl.runtime.spi.JsonEnum;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonKeys;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonMaps;
import dev.pawl.runtime.spi.JsonOptionals;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonSealed;
import dev.pawl.runtime.spi.JsonSets;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.NewSignal;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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
                    StateDefinition.of("Primitives", 1, true, false, Zoo.Primitives.class, Codecs::writePrimitives, Codecs::readPrimitives),
                    StateDefinition.of("Boxes", 1, true, false, Zoo.Boxes.class, Codecs::writeBoxes, Codecs::readBoxes),
                    StateDefinition.of("Texts", 1, true, false, Zoo.Texts.class, Codecs::writeTexts, Codecs::readTexts),
                    StateDefinition.of("Times", 1, true, false, Zoo.Times.class, Codecs::writeTimes, Codecs::readTimes),
                    StateDefinition.of("Collections", 1, true, false, Zoo.Collections.class, Codecs::writeCollections, Codecs::readCollections),
                    StateDefinition.of("Keys", 1, true, false, Zoo.Keys.class, Codecs::writeKeys, Codecs::readKeys),
                    StateDefinition.of("Shapes", 1, true, false, Zoo.Shapes.class, Codecs::writeShapes, Codecs::readShapes),
                    StateDefinition.of("Trees", 1, true, false, Zoo.Trees.class, Codecs::writeTrees, Codecs::readTrees),
                    StateDefinition.of("Generics", 1, true, false, Zoo.Generics.class, Codecs::writeGenerics, Codecs::readGenerics),
                    StateDefinition.of("Converts", 1, true, false, Zoo.Converts.class, Codecs::writeConverts, Codecs::readConverts),
                    StateDefinition.of("Defaults", 1, true, false, Zoo.Defaults.class, Codecs::writeDefaults, Codecs::readDefaults),
                    StateDefinition.of("Awkward", 1, true, false, Zoo.Awkward.class, Codecs::writeAwkward, Codecs::readAwkward),
                    StateDefinition.of("Guarded", 1, true, false, Zoo.Guarded.class, Codecs::writeGuarded, Codecs::readGuarded),
                    StateDefinition.of("Nothing", 1, true, false, Zoo.Nothing.class, Codecs::writeNothing, Codecs::readNothing)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("Next", Zoo.Next.class, Codecs::writeNext, Codecs::readNext)),
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
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
        return switch (step) {
            case 0 -> machine.next((Zoo.Guarded) state);
            case 1 -> machine.closed((Zoo.Exhibit) state);
            case 2 -> machine.taken((Zoo.Nothing) state, (Zoo.Next) event);
            default -> throw new IllegalArgumentException("Zoo has no step " + step);
        };
    }

    /**
     * How the states and signals of {@link Zoo} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final MoneyAsText MONEY_AS_TEXT_OBJECT = new MoneyAsText();
        private static final MoneyInCents MONEY_IN_CENTS_OBJECT = new MoneyInCents();
        private static final OddTypes.BitSets BIT_SETS_OBJECT = new OddTypes.BitSets();
        private static final JsonRecord PRIMITIVES = JsonRecord.of("Primitives", "a", "b", "c", "d", "e", "f", "g", "h");
        private static final JsonRecord BOXES = JsonRecord.of("Boxes", "a", "b", "c", "d", "e", "f", "g", "h");
        private static final JsonRecord TEXTS = JsonRecord.of("Texts", "text", "whole", "decimal", "uuid", "bytes");
        private static final JsonRecord TIMES = JsonRecord.of("Times", "instant", "duration", "period", "date", "time", "dateTime", "offsetTime", "offsetDateTime", "zonedDateTime", "year", "yearMonth", "monthDay", "zone", "offset");
        private static final JsonRecord COLLECTIONS = JsonRecord.of("Collections", "list", "set", "map", "optional", "deep").optional(0, 1, 2, 3, 4);
        private static final JsonRecord KEYS = JsonRecord.of("Keys", "ints", "booleans", "chars", "decimals", "uuids", "years", "dates", "zones", "colors").optional(0, 1, 2, 3, 4, 5, 6, 7, 8);
        private static final JsonEnum<Zoo.Color> COLOR = JsonEnum.<Zoo.Color>of("Color",
                Zoo.Color.RED)
                .with("blue", Zoo.Color.BLUE);

        private static final JsonRecord SHAPES = JsonRecord.of("Shapes", "shape", "more", "alone", "set").optional(1, 2, 3);
        private static final JsonRecord CIRCLE = JsonRecord.of("Circle", "radius");
        private static final JsonRecord GROUP = JsonRecord.of("Group", "members", "frame").optional(0, 1);
        private static final JsonEnum<Zoo.Known> KNOWN = JsonEnum.<Zoo.Known>of("Known",
                Zoo.Known.POINT,
                Zoo.Known.PLANE);

        private static final JsonRecord RECTANGLE = JsonRecord.of("Rectangle", "width", "height");
        private static final JsonRecord TREES = JsonRecord.of("Trees", "tree");
        private static final JsonRecord TREE = JsonRecord.of("Tree", "value", "left", "right", "leaves").optional(3);
        private static final JsonRecord GENERICS = JsonRecord.of("Generics", "pair", "deep", "either");
        private static final JsonRecord PAIR_OF_STRING_AND_INTEGER = JsonRecord.of("PairOfStringAndInteger", "first", "second");
        private static final JsonRecord PAIR_OF_PAIR_OF_LONG_AND_COLOR_AND_LIST_OF_UUID = JsonRecord.of("PairOfPairOfLongAndColorAndListOfUUID", "first", "second").optional(1);
        private static final JsonRecord PAIR_OF_LONG_AND_COLOR = JsonRecord.of("PairOfLongAndColor", "first", "second");
        private static final JsonRecord LEFT_OF_STRING_AND_LONG = JsonRecord.of("LeftOfStringAndLong", "left");
        private static final JsonRecord RIGHT_OF_STRING_AND_LONG = JsonRecord.of("RightOfStringAndLong", "right");
        private static final JsonRecord CONVERTS = JsonRecord.of("Converts", "typed", "single", "foreign", "many", "perhaps").optional(3, 4);
        private static final JsonRecord DEFAULTS = JsonRecord.of("Defaults", "count", "open", "text", "instant", "amount", "color", "numbers", "pair", "optional", "money", "cents").optional(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        private static final JsonRecord AWKWARD = JsonRecord.of("Awkward", "in", "out", "name", "hasName", "value", "with space", "ümläut \"quoted\"", "default");
        private static final JsonRecord GUARDED = JsonRecord.of("Guarded", "positive", "more").optional(1);
        private static final JsonRecord POSITIVE = JsonRecord.of("Positive", "number");
        private static final JsonRecord NOTHING = JsonRecord.of("Nothing");
        private static final JsonRecord NEXT = JsonRecord.of("Next", "number");

        private Codecs() {
        }

        static void writePrimitives(JsonOutput out, Zoo.Primitives value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeBoolean(out.writeName("a"), value.a());
                JsonPrimitives.writeByte(out.writeName("b"), value.b());
                JsonPrimitives.writeShort(out.writeName("c"), value.c());
                JsonPrimitives.writeInt(out.writeName("d"), value.d());
                JsonPrimitives.writeLong(out.writeName("e"), value.e());
                JsonPrimitives.writeFloat(out.writeName("f"), value.f());
                JsonPrimitives.writeDouble(out.writeName("g"), value.g());
                JsonPrimitives.writeChar(out.writeName("h"), value.h());
                out.writeEndObject();
            }
        }

        static Zoo.Primitives readPrimitives(JsonInput in) {
            JsonComponents object = PRIMITIVES.read(in);
            boolean a = false;
            byte b = 0;
            short c = 0;
            int d = 0;
            long e = 0;
            float f = 0;
            double g = 0;
            char h = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> a = JsonPrimitives.readBoolean(in);
                    case 1 -> b = JsonPrimitives.readByte(in);
                    case 2 -> c = JsonPrimitives.readShort(in);
                    case 3 -> d = JsonPrimitives.readInt(in);
                    case 4 -> e = JsonPrimitives.readLong(in);
                    case 5 -> f = JsonPrimitives.readFloat(in);
                    case 6 -> g = JsonPrimitives.readDouble(in);
                    case 7 -> h = JsonPrimitives.readChar(in);
                }
            }
            return object.complete() ? new Zoo.Primitives(a, b, c, d, e, f, g, h) : null;
        }

        static void writeBoxes(JsonOutput out, Zoo.Boxes value) {
            if (JsonRecord.begin(out, value)) {
                JsonBoxes.writeBoolean(out.writeName("a"), value.a());
                JsonBoxes.writeByte(out.writeName("b"), value.b());
                JsonBoxes.writeShort(out.writeName("c"), value.c());
                JsonBoxes.writeInt(out.writeName("d"), value.d());
                JsonBoxes.writeLong(out.writeName("e"), value.e());
                JsonBoxes.writeFloat(out.writeName("f"), value.f());
                JsonBoxes.writeDouble(out.writeName("g"), value.g());
                JsonBoxes.writeChar(out.writeName("h"), value.h());
                out.writeEndObject();
            }
        }

        static Zoo.Boxes readBoxes(JsonInput in) {
            JsonComponents object = BOXES.read(in);
            Boolean a = null;
            Byte b = null;
            Short c = null;
            Integer d = null;
            Long e = null;
            Float f = null;
            Double g = null;
            Character h = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> a = JsonBoxes.readBoolean(in);
                    case 1 -> b = JsonBoxes.readByte(in);
                    case 2 -> c = JsonBoxes.readShort(in);
                    case 3 -> d = JsonBoxes.readInt(in);
                    case 4 -> e = JsonBoxes.readLong(in);
                    case 5 -> f = JsonBoxes.readFloat(in);
                    case 6 -> g = JsonBoxes.readDouble(in);
                    case 7 -> h = JsonBoxes.readChar(in);
                }
            }
            return object.complete() ? new Zoo.Boxes(a, b, c, d, e, f, g, h) : null;
        }

        static void writeTexts(JsonOutput out, Zoo.Texts value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("text"), value.text());
                JsonText.writeBigInteger(out.writeName("whole"), value.whole());
                JsonText.writeBigDecimal(out.writeName("decimal"), value.decimal());
                JsonText.writeUuid(out.writeName("uuid"), value.uuid());
                JsonText.writeBytes(out.writeName("bytes"), value.bytes());
                out.writeEndObject();
            }
        }

        static Zoo.Texts readTexts(JsonInput in) {
            JsonComponents object = TEXTS.read(in);
            String text = null;
            BigInteger whole = null;
            BigDecimal decimal = null;
            UUID uuid = null;
            byte[] bytes = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> text = JsonText.readString(in);
                    case 1 -> whole = JsonText.readBigInteger(in);
                    case 2 -> decimal = JsonText.readBigDecimal(in);
                    case 3 -> uuid = JsonText.readUuid(in);
                    case 4 -> bytes = JsonText.readBytes(in);
                }
            }
            return object.complete() ? new Zoo.Texts(text, whole, decimal, uuid, bytes) : null;
        }

        static void writeTimes(JsonOutput out, Zoo.Times value) {
            if (JsonRecord.begin(out, value)) {
                JsonTimes.write(out.writeName("instant"), value.instant());
                JsonTimes.write(out.writeName("duration"), value.duration());
                JsonTimes.write(out.writeName("period"), value.period());
                JsonTimes.write(out.writeName("date"), value.date());
                JsonTimes.write(out.writeName("time"), value.time());
                JsonTimes.write(out.writeName("dateTime"), value.dateTime());
                JsonTimes.write(out.writeName("offsetTime"), value.offsetTime());
                JsonTimes.write(out.writeName("offsetDateTime"), value.offsetDateTime());
                JsonTimes.write(out.writeName("zonedDateTime"), value.zonedDateTime());
                JsonTimes.writeYear(out.writeName("year"), value.year());
                JsonTimes.write(out.writeName("yearMonth"), value.yearMonth());
                JsonTimes.write(out.writeName("monthDay"), value.monthDay());
                JsonTimes.write(out.writeName("zone"), value.zone());
                JsonTimes.write(out.writeName("offset"), value.offset());
                out.writeEndObject();
            }
        }

        static Zoo.Times readTimes(JsonInput in) {
            JsonComponents object = TIMES.read(in);
            Instant instant = null;
            Duration duration = null;
            Period period = null;
            LocalDate date = null;
            LocalTime time = null;
            LocalDateTime dateTime = null;
            OffsetTime offsetTime = null;
            OffsetDateTime offsetDateTime = null;
            ZonedDateTime zonedDateTime = null;
            Year year = null;
            YearMonth yearMonth = null;
            MonthDay monthDay = null;
            ZoneId zone = null;
            ZoneOffset offset = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> instant = JsonTimes.readInstant(in);
                    case 1 -> duration = JsonTimes.readDuration(in);
                    case 2 -> period = JsonTimes.readPeriod(in);
                    case 3 -> date = JsonTimes.readLocalDate(in);
                    case 4 -> time = JsonTimes.readLocalTime(in);
                    case 5 -> dateTime = JsonTimes.readLocalDateTime(in);
                    case 6 -> offsetTime = JsonTimes.readOffsetTime(in);
                    case 7 -> offsetDateTime = JsonTimes.readOffsetDateTime(in);
                    case 8 -> zonedDateTime = JsonTimes.readZonedDateTime(in);
                    case 9 -> year = JsonTimes.readYear(in);
                    case 10 -> yearMonth = JsonTimes.readYearMonth(in);
                    case 11 -> monthDay = JsonTimes.readMonthDay(in);
                    case 12 -> zone = JsonTimes.readZoneId(in);
                    case 13 -> offset = JsonTimes.readZoneOffset(in);
                }
            }
            return object.complete() ? new Zoo.Times(instant, duration, period, date, time, dateTime, offsetTime, offsetDateTime, zonedDateTime, year, yearMonth, monthDay, zone, offset) : null;
        }

        static void writeCollections(JsonOutput out, Zoo.Collections value) {
            if (JsonRecord.begin(out, value)) {
                writeListOfString(out.writeName("list"), value.list());
                writeSetOfInteger(out.writeName("set"), value.set());
                writeMapOfStringAndLong(out.writeName("map"), value.map());
                writeOptionalOfString(out.writeName("optional"), value.optional());
                writeListOfSetOfListOfOptionalOfInteger(out.writeName("deep"), value.deep());
                out.writeEndObject();
            }
        }

        static Zoo.Collections readCollections(JsonInput in) {
            JsonComponents object = COLLECTIONS.read(in);
            List<String> list = List.of();
            Set<Integer> set = Set.of();
            Map<String, Long> map = Map.of();
            Optional<String> optional = Optional.empty();
            List<Set<List<Optional<Integer>>>> deep = List.of();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> list = readListOfString(in);
                    case 1 -> set = readSetOfInteger(in);
                    case 2 -> map = readMapOfStringAndLong(in);
                    case 3 -> optional = readOptionalOfString(in);
                    case 4 -> deep = readListOfSetOfListOfOptionalOfInteger(in);
                }
            }
            return object.complete() ? new Zoo.Collections(list, set, map, optional, deep) : null;
        }

        private static void writeListOfString(JsonOutput out, List<String> value) {
            JsonLists.write(out, value, JsonText::writeString);
        }

        private static List<String> readListOfString(JsonInput in) {
            return JsonLists.read(in, JsonText::readString);
        }

        private static void writeSetOfInteger(JsonOutput out, Set<Integer> value) {
            JsonSets.write(out, value, JsonBoxes::writeInt);
        }

        private static Set<Integer> readSetOfInteger(JsonInput in) {
            return JsonSets.read(in, JsonBoxes::readInt);
        }

        private static void writeMapOfStringAndLong(JsonOutput out, Map<String, Long> value) {
            JsonMaps.write(out, value, Function.identity(), JsonBoxes::writeLong);
        }

        private static Map<String, Long> readMapOfStringAndLong(JsonInput in) {
            return JsonMaps.read(in, Function.identity(), JsonBoxes::readLong);
        }

        private static void writeOptionalOfString(JsonOutput out, Optional<String> value) {
            JsonOptionals.write(out, value, JsonText::writeString);
        }

        private static Optional<String> readOptionalOfString(JsonInput in) {
            return JsonOptionals.read(in, JsonText::readString);
        }

        private static void writeListOfSetOfListOfOptionalOfInteger(JsonOutput out, List<Set<List<Optional<Integer>>>> value) {
            JsonLists.write(out, value, Codecs::writeSetOfListOfOptionalOfInteger);
        }

        private static List<Set<List<Optional<Integer>>>> readListOfSetOfListOfOptionalOfInteger(JsonInput in) {
            return JsonLists.read(in, Codecs::readSetOfListOfOptionalOfInteger);
        }

        private static void writeSetOfListOfOptionalOfInteger(JsonOutput out, Set<List<Optional<Integer>>> value) {
            JsonSets.write(out, value, Codecs::writeListOfOptionalOfInteger);
        }

        private static Set<List<Optional<Integer>>> readSetOfListOfOptionalOfInteger(JsonInput in) {
            return JsonSets.read(in, Codecs::readListOfOptionalOfInteger);
        }

        private static void writeListOfOptionalOfInteger(JsonOutput out, List<Optional<Integer>> value) {
            JsonLists.write(out, value, Codecs::writeOptionalOfInteger);
        }

        private static List<Optional<Integer>> readListOfOptionalOfInteger(JsonInput in) {
            return JsonLists.read(in, Codecs::readOptionalOfInteger);
        }

        private static void writeOptionalOfInteger(JsonOutput out, Optional<Integer> value) {
            JsonOptionals.write(out, value, JsonBoxes::writeInt);
        }

        private static Optional<Integer> readOptionalOfInteger(JsonInput in) {
            return JsonOptionals.read(in, JsonBoxes::readInt);
        }

        static void writeKeys(JsonOutput out, Zoo.Keys value) {
            if (JsonRecord.begin(out, value)) {
                writeMapOfIntegerAndString(out.writeName("ints"), value.ints());
                writeMapOfBooleanAndString(out.writeName("booleans"), value.booleans());
                writeMapOfCharacterAndString(out.writeName("chars"), value.chars());
                writeMapOfBigDecimalAndString(out.writeName("decimals"), value.decimals());
                writeMapOfUUIDAndString(out.writeName("uuids"), value.uuids());
                writeMapOfYearAndString(out.writeName("years"), value.years());
                writeMapOfLocalDateAndString(out.writeName("dates"), value.dates());
                writeMapOfZoneIdAndString(out.writeName("zones"), value.zones());
                writeMapOfColorAndListOfColor(out.writeName("colors"), value.colors());
                out.writeEndObject();
            }
        }

        static Zoo.Keys readKeys(JsonInput in) {
            JsonComponents object = KEYS.read(in);
            Map<Integer, String> ints = Map.of();
            Map<Boolean, String> booleans = Map.of();
            Map<Character, String> chars = Map.of();
            Map<BigDecimal, String> decimals = Map.of();
            Map<UUID, String> uuids = Map.of();
            Map<Year, String> years = Map.of();
            Map<LocalDate, String> dates = Map.of();
            Map<ZoneId, String> zones = Map.of();
            Map<Zoo.Color, List<Zoo.Color>> colors = Map.of();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> ints = readMapOfIntegerAndString(in);
                    case 1 -> booleans = readMapOfBooleanAndString(in);
                    case 2 -> chars = readMapOfCharacterAndString(in);
                    case 3 -> decimals = readMapOfBigDecimalAndString(in);
                    case 4 -> uuids = readMapOfUUIDAndString(in);
                    case 5 -> years = readMapOfYearAndString(in);
                    case 6 -> dates = readMapOfLocalDateAndString(in);
                    case 7 -> zones = readMapOfZoneIdAndString(in);
                    case 8 -> colors = readMapOfColorAndListOfColor(in);
                }
            }
            return object.complete() ? new Zoo.Keys(ints, booleans, chars, decimals, uuids, years, dates, zones, colors) : null;
        }

        private static void writeMapOfIntegerAndString(JsonOutput out, Map<Integer, String> value) {
            JsonMaps.write(out, value, Object::toString, JsonText::writeString);
        }

        private static Map<Integer, String> readMapOfIntegerAndString(JsonInput in) {
            return JsonMaps.read(in, Integer::valueOf, JsonText::readString);
        }

        private static void writeMapOfBooleanAndString(JsonOutput out, Map<Boolean, String> value) {
            JsonMaps.write(out, value, Object::toString, JsonText::writeString);
        }

        private static Map<Boolean, String> readMapOfBooleanAndString(JsonInput in) {
            return JsonMaps.read(in, JsonKeys::readBoolean, JsonText::readString);
        }

        private static void writeMapOfCharacterAndString(JsonOutput out, Map<Character, String> value) {
            JsonMaps.write(out, value, Object::toString, JsonText::writeString);
        }

        private static Map<Character, String> readMapOfCharacterAndString(JsonInput in) {
            return JsonMaps.read(in, JsonKeys::readChar, JsonText::readString);
        }

        private static void writeMapOfBigDecimalAndString(JsonOutput out, Map<BigDecimal, String> value) {
            JsonMaps.write(out, value, Object::toString, JsonText::writeString);
        }

        private static Map<BigDecimal, String> readMapOfBigDecimalAndString(JsonInput in) {
            return JsonMaps.read(in, BigDecimal::new, JsonText::readString);
        }

        private static void writeMapOfUUIDAndString(JsonOutput out, Map<UUID, String> value) {
            JsonMaps.write(out, value, Object::toString, JsonText::writeString);
        }

        private static Map<UUID, String> readMapOfUUIDAndString(JsonInput in) {
            return JsonMaps.read(in, JsonKeys::readUuid, JsonText::readString);
        }

        private static void writeMapOfYearAndString(JsonOutput out, Map<Year, String> value) {
            JsonMaps.write(out, value, JsonTimes::textOf, JsonText::writeString);
        }

        private static Map<Year, String> readMapOfYearAndString(JsonInput in) {
            return JsonMaps.read(in, Year::parse, JsonText::readString);
        }

        private static void writeMapOfLocalDateAndString(JsonOutput out, Map<LocalDate, String> value) {
            JsonMaps.write(out, value, Object::toString, JsonText::writeString);
        }

        private static Map<LocalDate, String> readMapOfLocalDateAndString(JsonInput in) {
            return JsonMaps.read(in, LocalDate::parse, JsonText::readString);
        }

        private static void writeMapOfZoneIdAndString(JsonOutput out, Map<ZoneId, String> value) {
            JsonMaps.write(out, value, Object::toString, JsonText::writeString);
        }

        private static Map<ZoneId, String> readMapOfZoneIdAndString(JsonInput in) {
            return JsonMaps.read(in, ZoneId::of, JsonText::readString);
        }

        private static void writeMapOfColorAndListOfColor(JsonOutput out, Map<Zoo.Color, List<Zoo.Color>> value) {
            JsonMaps.write(out, value, COLOR::nameOf, Codecs::writeListOfColor);
        }

        private static Map<Zoo.Color, List<Zoo.Color>> readMapOfColorAndListOfColor(JsonInput in) {
            return JsonMaps.read(in, COLOR::named, Codecs::readListOfColor);
        }

        private static void writeListOfColor(JsonOutput out, List<Zoo.Color> value) {
            JsonLists.write(out, value, COLOR);
        }

        private static List<Zoo.Color> readListOfColor(JsonInput in) {
            return JsonLists.read(in, COLOR);
        }

        static void writeShapes(JsonOutput out, Zoo.Shapes value) {
            if (JsonRecord.begin(out, value)) {
                writeShape(out.writeName("shape"), value.shape());
                writeListOfShape(out.writeName("more"), value.more());
                writeOptionalOfCircle(out.writeName("alone"), value.alone());
                writeSetOfShape(out.writeName("set"), value.set());
                out.writeEndObject();
            }
        }

        static Zoo.Shapes readShapes(JsonInput in) {
            JsonComponents object = SHAPES.read(in);
            Zoo.Shape shape = null;
            List<Zoo.Shape> more = List.of();
            Optional<Zoo.Circle> alone = Optional.empty();
            Set<Zoo.Shape> set = Set.of();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> shape = readShape(in);
                    case 1 -> more = readListOfShape(in);
                    case 2 -> alone = readOptionalOfCircle(in);
                    case 3 -> set = readSetOfShape(in);
                }
            }
            return object.complete() ? new Zoo.Shapes(shape, more, alone, set) : null;
        }

        private static void writeShape(JsonOutput out, Zoo.Shape value) {
            if (value == null) {
                out.writeNull();
            } else if (value instanceof Zoo.Circle variant) {
                JsonSealed.start(out, "Circle");
                writeCircleComponents(out, variant);
                out.writeEndObject();
            } else if (value instanceof Zoo.Group variant) {
                JsonSealed.start(out, "Group");
                writeGroupComponents(out, variant);
                out.writeEndObject();
            } else if (value instanceof Zoo.Known variant) {
                JsonSealed.start(out, "Known");
                out.writeName(JsonSealed.VALUE);
                KNOWN.write(out, variant);
                out.writeEndObject();
            } else if (value instanceof Zoo.Rectangle variant) {
                JsonSealed.start(out, "rect");
                writeRectangleComponents(out, variant);
                out.writeEndObject();
            } else {
                throw JsonSealed.unknown(out, "Shape", value);
            }
        }

        private static Zoo.Shape readShape(JsonInput in) {
            return JsonSealed.read(in, "Shape", Codecs::readShapeVariant);
        }

        private static Zoo.Shape readShapeVariant(JsonInput in, String variant) {
            return switch (variant) {
                case "Circle" -> readCircleComponents(in, CIRCLE.rest(in));
                case "Group" -> readGroupComponents(in, GROUP.rest(in));
                case "Known" -> JsonSealed.readValue(in, "Known", KNOWN);
                case "rect" -> readRectangleComponents(in, RECTANGLE.rest(in));
                default -> throw JsonSealed.unknown(in, "Shape", variant);
            };
        }

        private static void writeCircleComponents(JsonOutput out, Zoo.Circle value) {
            JsonPrimitives.writeDouble(out.writeName("radius"), value.radius());
        }

        private static Zoo.Circle readCircleComponents(JsonInput in, JsonComponents object) {
            double radius = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> radius = JsonPrimitives.readDouble(in);
                }
            }
            return object.complete() ? new Zoo.Circle(radius) : null;
        }

        private static void writeCircle(JsonOutput out, Zoo.Circle value) {
            if (JsonRecord.begin(out, value)) {
                writeCircleComponents(out, value);
                out.writeEndObject();
            }
        }

        private static Zoo.Circle readCircle(JsonInput in) {
            return readCircleComponents(in, CIRCLE.read(in));
        }

        private static void writeGroupComponents(JsonOutput out, Zoo.Group value) {
            writeListOfShape(out.writeName("members"), value.members());
            writeOptionalOfShape(out.writeName("frame"), value.frame());
        }

        private static Zoo.Group readGroupComponents(JsonInput in, JsonComponents object) {
            List<Zoo.Shape> members = List.of();
            Optional<Zoo.Shape> frame = Optional.empty();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> members = readListOfShape(in);
                    case 1 -> frame = readOptionalOfShape(in);
                }
            }
            return object.complete() ? new Zoo.Group(members, frame) : null;
        }

        private static void writeListOfShape(JsonOutput out, List<Zoo.Shape> value) {
            JsonLists.write(out, value, Codecs::writeShape);
        }

        private static List<Zoo.Shape> readListOfShape(JsonInput in) {
            return JsonLists.read(in, Codecs::readShape);
        }

        private static void writeOptionalOfShape(JsonOutput out, Optional<Zoo.Shape> value) {
            JsonOptionals.write(out, value, Codecs::writeShape);
        }

        private static Optional<Zoo.Shape> readOptionalOfShape(JsonInput in) {
            return JsonOptionals.read(in, Codecs::readShape);
        }

        private static void writeRectangleComponents(JsonOutput out, Zoo.Rectangle value) {
            JsonPrimitives.writeDouble(out.writeName("width"), value.width());
            JsonPrimitives.writeDouble(out.writeName("height"), value.height());
        }

        private static Zoo.Rectangle readRectangleComponents(JsonInput in, JsonComponents object) {
            double width = 0;
            double height = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> width = JsonPrimitives.readDouble(in);
                    case 1 -> height = JsonPrimitives.readDouble(in);
                }
            }
            return object.complete() ? new Zoo.Rectangle(width, height) : null;
        }

        private static void writeOptionalOfCircle(JsonOutput out, Optional<Zoo.Circle> value) {
            JsonOptionals.write(out, value, Codecs::writeCircle);
        }

        private static Optional<Zoo.Circle> readOptionalOfCircle(JsonInput in) {
            return JsonOptionals.read(in, Codecs::readCircle);
        }

        private static void writeSetOfShape(JsonOutput out, Set<Zoo.Shape> value) {
            JsonSets.write(out, value, Codecs::writeShape);
        }

        private static Set<Zoo.Shape> readSetOfShape(JsonInput in) {
            return JsonSets.read(in, Codecs::readShape);
        }

        static void writeTrees(JsonOutput out, Zoo.Trees value) {
            if (JsonRecord.begin(out, value)) {
                writeTree(out.writeName("tree"), value.tree());
                out.writeEndObject();
            }
        }

        static Zoo.Trees readTrees(JsonInput in) {
            JsonComponents object = TREES.read(in);
            Zoo.Tree tree = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> tree = readTree(in);
                }
            }
            return object.complete() ? new Zoo.Trees(tree) : null;
        }

        private static void writeTree(JsonOutput out, Zoo.Tree value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeInt(out.writeName("value"), value.value());
                writeTree(out.writeName("left"), value.left());
                writeTree(out.writeName("right"), value.right());
                writeSetOfTree(out.writeName("leaves"), value.leaves());
                out.writeEndObject();
            }
        }

        private static Zoo.Tree readTree(JsonInput in) {
            JsonComponents object = TREE.read(in);
            int value = 0;
            Zoo.Tree left = null;
            Zoo.Tree right = null;
            Set<Zoo.Tree> leaves = Set.of();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> value = JsonPrimitives.readInt(in);
                    case 1 -> left = readTree(in);
                    case 2 -> right = readTree(in);
                    case 3 -> leaves = readSetOfTree(in);
                }
            }
            return object.complete() ? new Zoo.Tree(value, left, right, leaves) : null;
        }

        private static void writeSetOfTree(JsonOutput out, Set<Zoo.Tree> value) {
            JsonSets.write(out, value, Codecs::writeTree);
        }

        private static Set<Zoo.Tree> readSetOfTree(JsonInput in) {
            return JsonSets.read(in, Codecs::readTree);
        }

        static void writeGenerics(JsonOutput out, Zoo.Generics value) {
            if (JsonRecord.begin(out, value)) {
                writePairOfStringAndInteger(out.writeName("pair"), value.pair());
                writePairOfPairOfLongAndColorAndListOfUUID(out.writeName("deep"), value.deep());
                writeEitherOfStringAndLong(out.writeName("either"), value.either());
                out.writeEndObject();
            }
        }

        static Zoo.Generics readGenerics(JsonInput in) {
            JsonComponents object = GENERICS.read(in);
            Zoo.Pair<String, Integer> pair = null;
            Zoo.Pair<Zoo.Pair<Long, Zoo.Color>, List<UUID>> deep = null;
            Zoo.Either<String, Long> either = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> pair = readPairOfStringAndInteger(in);
                    case 1 -> deep = readPairOfPairOfLongAndColorAndListOfUUID(in);
                    case 2 -> either = readEitherOfStringAndLong(in);
                }
            }
            return object.complete() ? new Zoo.Generics(pair, deep, either) : null;
        }

        private static void writePairOfStringAndInteger(JsonOutput out, Zoo.Pair<String, Integer> value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("first"), value.first());
                JsonBoxes.writeInt(out.writeName("second"), value.second());
                out.writeEndObject();
            }
        }

        private static Zoo.Pair<String, Integer> readPairOfStringAndInteger(JsonInput in) {
            JsonComponents object = PAIR_OF_STRING_AND_INTEGER.read(in);
            String first = null;
            Integer second = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> first = JsonText.readString(in);
                    case 1 -> second = JsonBoxes.readInt(in);
                }
            }
            return object.complete() ? new Zoo.Pair<String, Integer>(first, second) : null;
        }

        private static void writePairOfPairOfLongAndColorAndListOfUUID(JsonOutput out, Zoo.Pair<Zoo.Pair<Long, Zoo.Color>, List<UUID>> value) {
            if (JsonRecord.begin(out, value)) {
                writePairOfLongAndColor(out.writeName("first"), value.first());
                writeListOfUUID(out.writeName("second"), value.second());
                out.writeEndObject();
            }
        }

        private static Zoo.Pair<Zoo.Pair<Long, Zoo.Color>, List<UUID>> readPairOfPairOfLongAndColorAndListOfUUID(JsonInput in) {
            JsonComponents object = PAIR_OF_PAIR_OF_LONG_AND_COLOR_AND_LIST_OF_UUID.read(in);
            Zoo.Pair<Long, Zoo.Color> first = null;
            List<UUID> second = List.of();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> first = readPairOfLongAndColor(in);
                    case 1 -> second = readListOfUUID(in);
                }
            }
            return object.complete() ? new Zoo.Pair<Zoo.Pair<Long, Zoo.Color>, List<UUID>>(first, second) : null;
        }

        private static void writePairOfLongAndColor(JsonOutput out, Zoo.Pair<Long, Zoo.Color> value) {
            if (JsonRecord.begin(out, value)) {
                JsonBoxes.writeLong(out.writeName("first"), value.first());
                COLOR.write(out.writeName("second"), value.second());
                out.writeEndObject();
            }
        }

        private static Zoo.Pair<Long, Zoo.Color> readPairOfLongAndColor(JsonInput in) {
            JsonComponents object = PAIR_OF_LONG_AND_COLOR.read(in);
            Long first = null;
            Zoo.Color second = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> first = JsonBoxes.readLong(in);
                    case 1 -> second = COLOR.read(in);
                }
            }
            return object.complete() ? new Zoo.Pair<Long, Zoo.Color>(first, second) : null;
        }

        private static void writeListOfUUID(JsonOutput out, List<UUID> value) {
            JsonLists.write(out, value, JsonText::writeUuid);
        }

        private static List<UUID> readListOfUUID(JsonInput in) {
            return JsonLists.read(in, JsonText::readUuid);
        }

        private static void writeEitherOfStringAndLong(JsonOutput out, Zoo.Either<String, Long> value) {
            if (value == null) {
                out.writeNull();
            } else if (value instanceof Zoo.Left<String, Long> variant) {
                JsonSealed.start(out, "Left");
                writeLeftOfStringAndLongComponents(out, variant);
                out.writeEndObject();
            } else if (value instanceof Zoo.Right<String, Long> variant) {
                JsonSealed.start(out, "Right");
                writeRightOfStringAndLongComponents(out, variant);
                out.writeEndObject();
            } else {
                throw JsonSealed.unknown(out, "EitherOfStringAndLong", value);
            }
        }

        private static Zoo.Either<String, Long> readEitherOfStringAndLong(JsonInput in) {
            return JsonSealed.read(in, "EitherOfStringAndLong", Codecs::readEitherOfStringAndLongVariant);
        }

        private static Zoo.Either<String, Long> readEitherOfStringAndLongVariant(JsonInput in, String variant) {
            return switch (variant) {
                case "Left" -> readLeftOfStringAndLongComponents(in, LEFT_OF_STRING_AND_LONG.rest(in));
                case "Right" -> readRightOfStringAndLongComponents(in, RIGHT_OF_STRING_AND_LONG.rest(in));
                default -> throw JsonSealed.unknown(in, "EitherOfStringAndLong", variant);
            };
        }

        private static void writeLeftOfStringAndLongComponents(JsonOutput out, Zoo.Left<String, Long> value) {
            JsonText.writeString(out.writeName("left"), value.left());
        }

        private static Zoo.Left<String, Long> readLeftOfStringAndLongComponents(JsonInput in, JsonComponents object) {
            String left = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> left = JsonText.readString(in);
                }
            }
            return object.complete() ? new Zoo.Left<String, Long>(left) : null;
        }

        private static void writeRightOfStringAndLongComponents(JsonOutput out, Zoo.Right<String, Long> value) {
            JsonBoxes.writeLong(out.writeName("right"), value.right());
        }

        private static Zoo.Right<String, Long> readRightOfStringAndLongComponents(JsonInput in, JsonComponents object) {
            Long right = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> right = JsonBoxes.readLong(in);
                }
            }
            return object.complete() ? new Zoo.Right<String, Long>(right) : null;
        }

        static void writeConverts(JsonOutput out, Zoo.Converts value) {
            if (JsonRecord.begin(out, value)) {
                writeMoney(out.writeName("typed"), value.typed());
                JsonConverted.write(out.writeName("single"), value.single(), MONEY_IN_CENTS_OBJECT, JsonBoxes::writeLong);
                JsonConverted.write(out.writeName("foreign"), value.foreign(), BIT_SETS_OBJECT, Codecs::writeListOfInteger);
                writeListOfMoney(out.writeName("many"), value.many());
                writeOptionalOfMoney(out.writeName("perhaps"), value.perhaps());
                out.writeEndObject();
            }
        }

        static Zoo.Converts readConverts(JsonInput in) {
            JsonComponents object = CONVERTS.read(in);
            Money typed = null;
            Money single = null;
            BitSet foreign = null;
            List<Money> many = List.of();
            Optional<Money> perhaps = Optional.empty();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> typed = readMoney(in);
                    case 1 -> single = JsonConverted.read(in, MONEY_IN_CENTS_OBJECT, JsonBoxes::readLong);
                    case 2 -> foreign = JsonConverted.read(in, BIT_SETS_OBJECT, Codecs::readListOfInteger);
                    case 3 -> many = readListOfMoney(in);
                    case 4 -> perhaps = readOptionalOfMoney(in);
                }
            }
            return object.complete() ? new Zoo.Converts(typed, single, foreign, many, perhaps) : null;
        }

        private static void writeMoney(JsonOutput out, Money value) {
            JsonConverted.write(out, value, MONEY_AS_TEXT_OBJECT, JsonText::writeBigDecimal);
        }

        private static Money readMoney(JsonInput in) {
            return JsonConverted.read(in, MONEY_AS_TEXT_OBJECT, JsonText::readBigDecimal);
        }

        private static void writeListOfInteger(JsonOutput out, List<Integer> value) {
            JsonLists.write(out, value, JsonBoxes::writeInt);
        }

        private static List<Integer> readListOfInteger(JsonInput in) {
            return JsonLists.read(in, JsonBoxes::readInt);
        }

        private static void writeListOfMoney(JsonOutput out, List<Money> value) {
            JsonLists.write(out, value, Codecs::writeMoney);
        }

        private static List<Money> readListOfMoney(JsonInput in) {
            return JsonLists.read(in, Codecs::readMoney);
        }

        private static void writeOptionalOfMoney(JsonOutput out, Optional<Money> value) {
            JsonOptionals.write(out, value, Codecs::writeMoney);
        }

        private static Optional<Money> readOptionalOfMoney(JsonInput in) {
            return JsonOptionals.read(in, Codecs::readMoney);
        }

        static void writeDefaults(JsonOutput out, Zoo.Defaults value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeInt(out.writeName("count"), value.count());
                JsonPrimitives.writeBoolean(out.writeName("open"), value.open());
                JsonText.writeString(out.writeName("text"), value.text());
                JsonTimes.write(out.writeName("instant"), value.instant());
                JsonText.writeBigDecimal(out.writeName("amount"), value.amount());
                COLOR.write(out.writeName("color"), value.color());
                writeListOfInteger(out.writeName("numbers"), value.numbers());
                writePairOfStringAndInteger(out.writeName("pair"), value.pair());
                writeOptionalOfString(out.writeName("optional"), value.optional());
                writeMoney(out.writeName("money"), value.money());
                JsonConverted.write(out.writeName("cents"), value.cents(), MONEY_IN_CENTS_OBJECT, JsonBoxes::writeLong);
                out.writeEndObject();
            }
        }

        static Zoo.Defaults readDefaults(JsonInput in) {
            JsonComponents object = DEFAULTS.read(in);
            int count = 0;
            boolean open = false;
            String text = null;
            Instant instant = null;
            BigDecimal amount = null;
            Zoo.Color color = null;
            List<Integer> numbers = null;
            Zoo.Pair<String, Integer> pair = null;
            Optional<String> optional = null;
            Money money = null;
            Money cents = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> count = JsonPrimitives.readInt(in);
                    case 1 -> open = JsonPrimitives.readBoolean(in);
                    case 2 -> text = JsonText.readString(in);
                    case 3 -> instant = JsonTimes.readInstant(in);
                    case 4 -> amount = JsonText.readBigDecimal(in);
                    case 5 -> color = COLOR.read(in);
                    case 6 -> numbers = readListOfInteger(in);
                    case 7 -> pair = readPairOfStringAndInteger(in);
                    case 8 -> optional = readOptionalOfString(in);
                    case 9 -> money = readMoney(in);
                    case 10 -> cents = JsonConverted.read(in, MONEY_IN_CENTS_OBJECT, JsonBoxes::readLong);
                }
            }
            if (object.lacks(0)) {
                count = JsonDefaults.read(in, "count", "7", JsonPrimitives::readInt);
            }
            if (object.lacks(1)) {
                open = JsonDefaults.read(in, "open", "true", JsonPrimitives::readBoolean);
            }
            if (object.lacks(2)) {
                text = JsonDefaults.read(in, "text", "\"it is \\\"quoted\\\"\"", JsonText::readString);
            }
            if (object.lacks(3)) {
                instant = JsonDefaults.read(in, "instant", "\"2026-11-21T10:00:00Z\"", JsonTimes::readInstant);
            }
            if (object.lacks(4)) {
                amount = JsonDefaults.read(in, "amount", "\"1.50\"", JsonText::readBigDecimal);
            }
            if (object.lacks(5)) {
                color = JsonDefaults.read(in, "color", "\"blue\"", COLOR);
            }
            if (object.lacks(6)) {
                numbers = JsonDefaults.read(in, "numbers", "[1, 2]", Codecs::readListOfInteger);
            }
            if (object.lacks(7)) {
                pair = JsonDefaults.read(in, "pair", "{\"first\": \"a\", \"second\": 1}", Codecs::readPairOfStringAndInteger);
            }
            if (object.lacks(8)) {
                optional = JsonDefaults.read(in, "optional", "\"here\"", Codecs::readOptionalOfString);
            }
            if (object.lacks(9)) {
                money = JsonDefaults.read(in, "money", "\"1.00\"", Codecs::readMoney);
            }
            if (object.lacks(10)) {
                cents = JsonDefaults.read(in, "cents", "250", json -> JsonConverted.read(json, MONEY_IN_CENTS_OBJECT, JsonBoxes::readLong));
            }
            return object.complete() ? new Zoo.Defaults(count, open, text, instant, amount, color, numbers, pair, optional, money, cents) : null;
        }

        static void writeAwkward(JsonOutput out, Zoo.Awkward value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeInt(out.writeName("in"), value.in());
                JsonPrimitives.writeInt(out.writeName("out"), value.out());
                JsonPrimitives.writeInt(out.writeName("name"), value.name());
                JsonPrimitives.writeBoolean(out.writeName("hasName"), value.hasName());
                JsonText.writeString(out.writeName("value"), value.value());
                JsonPrimitives.writeInt(out.writeName("with space"), value.spaced());
                JsonText.writeString(out.writeName("ümläut \"quoted\""), value.quoted());
                JsonText.writeString(out.writeName("default"), value.keyword());
                out.writeEndObject();
            }
        }

        static Zoo.Awkward readAwkward(JsonInput in) {
            JsonComponents object = AWKWARD.read(in);
            int in_ = 0;
            int out = 0;
            int name = 0;
            boolean hasName = false;
            String value = null;
            int spaced = 0;
            String quoted = null;
            String keyword = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> in_ = JsonPrimitives.readInt(in);
                    case 1 -> out = JsonPrimitives.readInt(in);
                    case 2 -> name = JsonPrimitives.readInt(in);
                    case 3 -> hasName = JsonPrimitives.readBoolean(in);
                    case 4 -> value = JsonText.readString(in);
                    case 5 -> spaced = JsonPrimitives.readInt(in);
                    case 6 -> quoted = JsonText.readString(in);
                    case 7 -> keyword = JsonText.readString(in);
                }
            }
            return object.complete() ? new Zoo.Awkward(in_, out, name, hasName, value, spaced, quoted, keyword) : null;
        }

        static void writeGuarded(JsonOutput out, Zoo.Guarded value) {
            if (JsonRecord.begin(out, value)) {
                writePositive(out.writeName("positive"), value.positive());
                writeOptionalOfPositive(out.writeName("more"), value.more());
                out.writeEndObject();
            }
        }

        static Zoo.Guarded readGuarded(JsonInput in) {
            JsonComponents object = GUARDED.read(in);
            Zoo.Positive positive = null;
            Optional<Zoo.Positive> more = Optional.empty();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> positive = readPositive(in);
                    case 1 -> more = readOptionalOfPositive(in);
                }
            }
            return object.complete() ? new Zoo.Guarded(positive, more) : null;
        }

        private static void writePositive(JsonOutput out, Zoo.Positive value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeInt(out.writeName("number"), value.number());
                out.writeEndObject();
            }
        }

        private static Zoo.Positive readPositive(JsonInput in) {
            JsonComponents object = POSITIVE.read(in);
            int number = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> number = JsonPrimitives.readInt(in);
                }
            }
            return object.complete() ? new Zoo.Positive(number) : null;
        }

        private static void writeOptionalOfPositive(JsonOutput out, Optional<Zoo.Positive> value) {
            JsonOptionals.write(out, value, Codecs::writePositive);
        }

        private static Optional<Zoo.Positive> readOptionalOfPositive(JsonInput in) {
            return JsonOptionals.read(in, Codecs::readPositive);
        }

        static void writeNothing(JsonOutput out, Zoo.Nothing value) {
            if (JsonRecord.begin(out, value)) {
                out.writeEndObject();
            }
        }

        static Zoo.Nothing readNothing(JsonInput in) {
            JsonComponents object = NOTHING.read(in);
            object.next();
            return object.complete() ? new Zoo.Nothing() : null;
        }

        static void writeNext(JsonOutput out, Zoo.Next value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("number"), value.number());
                out.writeEndObject();
            }
        }

        static Zoo.Next readNext(JsonInput in) {
            JsonComponents object = NEXT.read(in);
            long number = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> number = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Zoo.Next(number) : null;
        }
    }
}
