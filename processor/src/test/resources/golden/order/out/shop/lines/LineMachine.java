package shop.lines;

import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonText;
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
 * {@link Line} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     [*] --> Wanted
 *     Wanted --> Picked: Take / take
 *     Wanted --> lost: Drop / drop
 *     Picked --> [*]
 *     lost --> [*]
 * }</pre>
 */
@Generated("shop.lines.Line")
public final class LineMachine implements GeneratedMachine<Line.Result> {
    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Wanted", Trigger.signal("Take"), 0, "take", "Picked"),
            Transition.of("Wanted", Trigger.signal("Drop"), 1, "drop", "lost"));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Line.Result> DEFINITION = new MachineDefinition<>(
            "order line",
            2,
            "default",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Wanted", 1, true, false, Line.Wanted.class, Codecs::writeWanted, Codecs::readWanted),
                    StateDefinition.of("Picked", 1, false, true, Line.Picked.class, Codecs::writePicked, Codecs::readPicked),
                    StateDefinition.of("lost", 1, false, true, Line.Missing.class, Codecs::writeMissing, Codecs::readMissing)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("Take", Line.Take.class, Codecs::writeTake, Codecs::readTake),
                    SignalDefinition.of("Drop", Line.Drop.class, Codecs::writeDrop, Codecs::readDrop)),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
    public static final String DIAGRAM = """
            stateDiagram-v2
                [*] --> Wanted
                Wanted --> Picked: Take / take
                Wanted --> lost: Drop / drop
                Picked --> [*]
                lost --> [*]
            """;

    /** The machine as a graph for Graphviz. */
    public static final String DOT = """
            digraph "order line" {
                compound=true;
                node [shape=box, style=rounded];
                "Wanted";
                "Picked" [peripheries=2];
                "lost" [peripheries=2];
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Wanted";
                "Wanted" -> "Picked" [label="Take / take"];
                "Wanted" -> "lost" [label="Drop / drop"];
            }
            """;

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "order line",
              "version": 2,
              "queue": "default",
              "states": [
                {"name": "Wanted", "initial": true, "shape": 1, "components": [{"name": "article", "type": "String"}], "events": [{"on": "signal", "signals": ["Take"], "step": "take", "to": ["Picked"]}, {"on": "signal", "signals": ["Drop"], "step": "drop", "to": ["lost"]}]},
                {"name": "Picked", "terminal": true, "shape": 1, "components": [{"name": "article", "type": "String"}]},
                {"name": "lost", "terminal": true, "shape": 1, "components": []}
              ],
              "signals": [
                {"name": "Take", "shape": 1, "components": []},
                {"name": "Drop", "shape": 1, "components": []}
              ]
            }
            """;

    private final Line machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public LineMachine(Line machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Line.Result> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link Line.Wanted}, to be given to a client or an outcome. */
    public static Insert<Line.Result> insert(Line.Wanted state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Line.Result> insert(Line.Wanted state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A {@link Line.Take} for the instance with that id. */
    public static Send signal(long id, Line.Take signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Line.Take signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Line.Take} for the instance alive that has that key. */
    public static Send signal(String key, Line.Take signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Line.Take signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    /** A {@link Line.Drop} for the instance with that id. */
    public static Send signal(long id, Line.Drop signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Line.Drop signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Line.Drop} for the instance alive that has that key. */
    public static Send signal(String key, Line.Drop signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Line.Drop signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    @Override
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
        return switch (step) {
            case 0 -> machine.take((Line.Wanted) state, (Line.Take) event);
            case 1 -> machine.drop((Line.Wanted) state, (Line.Drop) event);
            default -> throw new IllegalArgumentException("order line has no step " + step);
        };
    }

    /**
     * How the states and signals of {@link Line} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final JsonRecord WANTED = JsonRecord.of("Wanted", "article");
        private static final JsonRecord PICKED = JsonRecord.of("Picked", "article");
        private static final JsonRecord MISSING = JsonRecord.of("Missing");
        private static final JsonRecord TAKE = JsonRecord.of("Take");
        private static final JsonRecord DROP = JsonRecord.of("Drop");

        private Codecs() {
        }

        static void writeWanted(JsonOutput out, Line.Wanted value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("article"), value.article());
                out.writeEndObject();
            }
        }

        static Line.Wanted readWanted(JsonInput in) {
            JsonComponents object = WANTED.read(in);
            String article = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> article = JsonText.readString(in);
                }
            }
            return object.complete() ? new Line.Wanted(article) : null;
        }

        static void writePicked(JsonOutput out, Line.Picked value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("article"), value.article());
                out.writeEndObject();
            }
        }

        static Line.Picked readPicked(JsonInput in) {
            JsonComponents object = PICKED.read(in);
            String article = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> article = JsonText.readString(in);
                }
            }
            return object.complete() ? new Line.Picked(article) : null;
        }

        static void writeMissing(JsonOutput out, Line.Missing value) {
            if (JsonRecord.begin(out, value)) {
                out.writeEndObject();
            }
        }

        static Line.Missing readMissing(JsonInput in) {
            JsonComponents object = MISSING.read(in);
            object.next();
            return object.complete() ? new Line.Missing() : null;
        }

        static void writeTake(JsonOutput out, Line.Take value) {
            if (JsonRecord.begin(out, value)) {
                out.writeEndObject();
            }
        }

        static Line.Take readTake(JsonInput in) {
            JsonComponents object = TAKE.read(in);
            object.next();
            return object.complete() ? new Line.Take() : null;
        }

        static void writeDrop(JsonOutput out, Line.Drop value) {
            if (JsonRecord.begin(out, value)) {
                out.writeEndObject();
            }
        }

        static Line.Drop readDrop(JsonInput in) {
            JsonComponents object = DROP.read(in);
            object.next();
            return object.complete() ? new Line.Drop() : null;
        }
    }
}
