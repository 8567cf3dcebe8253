package home;

import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonEnum;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
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
 * {@link House.Ground.Door} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     [*] --> Open
 *     Open --> Closed: Push / close
 *     Closed --> Open: Push / open
 * }</pre>
 */
@Generated("home.House.Ground.Door")
final class House_Ground_DoorMachine implements GeneratedMachine<Void> {
    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Open", Trigger.signal("Push"), 0, "close", "Closed"),
            Transition.of("Closed", Trigger.signal("Push"), 1, "open", "Open"));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Void> DEFINITION = new MachineDefinition<>(
            "Door",
            1,
            "default",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Open", 1, true, false, House.Ground.Door.Open.class, Codecs::writeOpen, Codecs::readOpen),
                    StateDefinition.of("Closed", 1, false, false, House.Ground.Door.Closed.class, Codecs::writeClosed, Codecs::readClosed)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("Push", House.Ground.Door.Push.class, Codecs::writePush, Codecs::readPush)),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
    public static final String DIAGRAM = """
            stateDiagram-v2
                [*] --> Open
                Open --> Closed: Push / close
                Closed --> Open: Push / open
            """;

    /** The machine as a graph for Graphviz. */
    public static final String DOT = """
            digraph "Door" {
                compound=true;
                node [shape=box, style=rounded];
                "Open";
                "Closed";
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Open";
                "Open" -> "Closed" [label="Push / close"];
                "Closed" -> "Open" [label="Push / open"];
            }
            """;

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "Door",
              "version": 1,
              "queue": "default",
              "states": [
                {"name": "Open", "initial": true, "shape": 1, "components": [], "events": [{"on": "signal", "signals": ["Push"], "step": "close", "to": ["Closed"]}]},
                {"name": "Closed", "shape": 1, "components": [{"name": "times", "type": "int"}], "events": [{"on": "signal", "signals": ["Push"], "step": "open", "to": ["Open"]}]}
              ],
              "signals": [
                {"name": "Push", "shape": 1, "components": [{"name": "strength", "type": "Strength"}]}
              ],
              "types": [
                {"name": "Strength", "constants": ["SOFT", "HARD"]}
              ]
            }
            """;

    private final House.Ground.Door machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public House_Ground_DoorMachine(House.Ground.Door machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Void> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link House.Ground.Door.Open}, to be given to a client or an outcome. */
    public static Insert<Void> insert(House.Ground.Door.Open state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Void> insert(House.Ground.Door.Open state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A {@link House.Ground.Door.Push} for the instance with that id. */
    public static Send signal(long id, House.Ground.Door.Push signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, House.Ground.Door.Push signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link House.Ground.Door.Push} for the instance alive that has that key. */
    public static Send signal(String key, House.Ground.Door.Push signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, House.Ground.Door.Push signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    @Override
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
        return switch (step) {
            case 0 -> machine.close((House.Ground.Door.Open) state, (House.Ground.Door.Push) event);
            case 1 -> machine.open((House.Ground.Door.Closed) state, (House.Ground.Door.Push) event);
            default -> throw new IllegalArgumentException("Door has no step " + step);
        };
    }

    /**
     * How the states and signals of {@link House.Ground.Door} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final JsonRecord OPEN = JsonRecord.of("Open");
        private static final JsonRecord CLOSED = JsonRecord.of("Closed", "times");
        private static final JsonRecord PUSH = JsonRecord.of("Push", "strength");
        private static final JsonEnum<House.Ground.Door.Strength> STRENGTH = JsonEnum.<House.Ground.Door.Strength>of("Strength",
                House.Ground.Door.Strength.SOFT,
                House.Ground.Door.Strength.HARD);

        private Codecs() {
        }

        static void writeOpen(JsonOutput out, House.Ground.Door.Open value) {
            if (JsonRecord.begin(out, value)) {
                out.writeEndObject();
            }
        }

        static House.Ground.Door.Open readOpen(JsonInput in) {
            JsonComponents object = OPEN.read(in);
            object.next();
            return object.complete() ? new House.Ground.Door.Open() : null;
        }

        static void writeClosed(JsonOutput out, House.Ground.Door.Closed value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeInt(out.writeName("times"), value.times());
                out.writeEndObject();
            }
        }

        static House.Ground.Door.Closed readClosed(JsonInput in) {
            JsonComponents object = CLOSED.read(in);
            int times = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> times = JsonPrimitives.readInt(in);
                }
            }
            return object.complete() ? new House.Ground.Door.Closed(times) : null;
        }

        static void writePush(JsonOutput out, House.Ground.Door.Push value) {
            if (JsonRecord.begin(out, value)) {
                STRENGTH.write(out.writeName("strength"), value.strength());
                out.writeEndObject();
            }
        }

        static House.Ground.Door.Push readPush(JsonInput in) {
            JsonComponents object = PUSH.read(in);
            House.Ground.Door.Strength strength = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> strength = STRENGTH.read(in);
                }
            }
            return object.complete() ? new House.Ground.Door.Push(strength) : null;
        }
    }
}
