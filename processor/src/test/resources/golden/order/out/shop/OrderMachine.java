package shop;

import dev.pawl.Children;
import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
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
import shop.lines.Line;
import shop.lines.LineMachine;

/**
 * {@link Order} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     state Open {
 *         Picking
 *         Packing
 *     }
 *     [*] --> Placed
 *     Placed --> Picking: pick
 *     Picking --> Packing: children / picked
 *     Open --> CalledOff: CallOff / callOff
 *     Packing --> Sent: children / packed
 *     Packing --> Packing: all Packed / count
 *     Sent --> [*]
 *     CalledOff --> [*]
 * }</pre>
 */
@Generated("shop.Order")
public final class OrderMachine implements GeneratedMachine<Order.Result> {
    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Placed", Trigger.entered(), 0, "pick", "Picking"),
            Transition.of("Picking", new Trigger.Joined(Line.Result.class, false, List.of(() -> LineMachine.DEFINITION)), 1, "picked", "Packing"),
            Transition.of("Picking", Trigger.signal("CallOff"), 4, "callOff", "CalledOff"),
            Transition.of("Packing", new Trigger.Joined(Post.Part.class, true, List.of(() -> Post_BoxMachine.DEFINITION, () -> Post_CardMachine.DEFINITION)), 2, "packed", "Sent"),
            Transition.of("Packing", Trigger.signals("Packed"), 3, "count", "Packing"),
            Transition.of("Packing", Trigger.signal("CallOff"), 4, "callOff", "CalledOff"));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Order.Result> DEFINITION = new MachineDefinition<>(
            "order",
            1,
            "default",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Placed", 1, true, false, Order.Placed.class, Codecs::writePlaced, Codecs::readPlaced),
                    StateDefinition.of("Picking", 1, false, false, Order.Picking.class, Codecs::writePicking, Codecs::readPicking),
                    StateDefinition.of("Packing", 1, false, false, Order.Packing.class, Codecs::writePacking, Codecs::readPacking),
                    StateDefinition.of("Sent", 1, false, true, Order.Sent.class, Codecs::writeSent, Codecs::readSent),
                    StateDefinition.of("CalledOff", 1, false, true, Order.CalledOff.class, Codecs::writeCalledOff, Codecs::readCalledOff)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("CallOff", Order.CallOff.class, Codecs::writeCallOff, Codecs::readCallOff),
                    SignalDefinition.of("Packed", Order.Packed.class, Codecs::writePacked, Codecs::readPacked)),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
    public static final String DIAGRAM = """
            stateDiagram-v2
                state Open {
                    Picking
                    Packing
                }
                [*] --> Placed
                Placed --> Picking: pick
                Picking --> Packing: children / picked
                Open --> CalledOff: CallOff / callOff
                Packing --> Sent: children / packed
                Packing --> Packing: all Packed / count
                Sent --> [*]
                CalledOff --> [*]
            """;

    /** The machine as a graph for Graphviz. */
    public static final String DOT = """
            digraph "order" {
                compound=true;
                node [shape=box, style=rounded];
                "Placed";
                subgraph "cluster_Open" {
                    label="Open";
                    "Picking";
                    "Packing";
                }
                "Sent" [peripheries=2];
                "CalledOff" [peripheries=2];
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Placed";
                "Placed" -> "Picking" [label="pick"];
                "Picking" -> "Packing" [label="children / picked", style=bold];
                "Picking" -> "CalledOff" [label="CallOff / callOff", ltail="cluster_Open"];
                "Packing" -> "Sent" [label="children / packed", style=bold];
                "Packing" -> "Packing" [label="all Packed / count"];
            }
            """;

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "order",
              "version": 1,
              "queue": "default",
              "states": [
                {"name": "Placed", "initial": true, "shape": 1, "components": [{"name": "order", "type": "long"}, {"name": "articles", "type": "List<String>", "optional": true}], "events": [{"on": "entered", "step": "pick", "to": ["Picking"]}]},
                {"name": "Picking", "shape": 1, "components": [{"name": "order", "type": "long"}], "events": [{"on": "children", "results": ["order line v2: lost", "order line v2: Picked"], "step": "picked", "to": ["Packing"]}, {"on": "signal", "signals": ["CallOff"], "step": "callOff", "to": ["CalledOff"]}]},
                {"name": "Packing", "abandon": true, "shape": 1, "components": [{"name": "order", "type": "long"}], "events": [{"on": "children", "results": ["Box v1: Packed", "Card v1: Written"], "step": "packed", "to": ["Sent"]}, {"on": "signal", "signals": ["Packed"], "all": true, "step": "count", "to": ["Packing"]}, {"on": "signal", "signals": ["CallOff"], "step": "callOff", "to": ["CalledOff"]}]},
                {"name": "Sent", "terminal": true, "shape": 1, "components": [{"name": "order", "type": "long"}]},
                {"name": "CalledOff", "terminal": true, "shape": 1, "components": [{"name": "why", "type": "String"}]}
              ],
              "signals": [
                {"name": "CallOff", "shape": 1, "components": [{"name": "why", "type": "String"}]},
                {"name": "Packed", "shape": 1, "components": [{"name": "articles", "type": "int"}]}
              ]
            }
            """;

    private final Order machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public OrderMachine(Order machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Order.Result> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link Order.Placed}, to be given to a client or an outcome. */
    public static Insert<Order.Result> insert(Order.Placed state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Order.Result> insert(Order.Placed state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A {@link Order.CallOff} for the instance with that id. */
    public static Send signal(long id, Order.CallOff signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Order.CallOff signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Order.CallOff} for the instance alive that has that key. */
    public static Send signal(String key, Order.CallOff signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Order.CallOff signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    /** A {@link Order.Packed} for the instance with that id. */
    public static Send signal(long id, Order.Packed signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Order.Packed signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Order.Packed} for the instance alive that has that key. */
    public static Send signal(String key, Order.Packed signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Order.Packed signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
        // The engine hands each step what its row of the table says.
        return switch (step) {
            case 0 -> machine.pick((Order.Placed) state);
            case 1 -> machine.picked((Order.Picking) state, (Children<Line.Result>) event, (StepContext<Order.Picking>) context);
            case 2 -> machine.packed((Order.Packing) state, (Children<Post.Part>) event);
            case 3 -> machine.count((Order.Packing) state, (List<Order.Packed>) event, (StepContext<Order.Packing>) context);
            case 4 -> machine.callOff((Order.Open) state, (Order.CallOff) event);
            default -> throw new IllegalArgumentException("order has no step " + step);
        };
    }

    /**
     * How the states and signals of {@link Order} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final JsonRecord PLACED = JsonRecord.of("Placed", "order", "articles").optional(1);
        private static final JsonRecord PICKING = JsonRecord.of("Picking", "order");
        private static final JsonRecord PACKING = JsonRecord.of("Packing", "order");
        private static final JsonRecord SENT = JsonRecord.of("Sent", "order");
        private static final JsonRecord CALLED_OFF = JsonRecord.of("CalledOff", "why");
        private static final JsonRecord CALL_OFF = JsonRecord.of("CallOff", "why");
        private static final JsonRecord PACKED = JsonRecord.of("Packed", "articles");

        private Codecs() {
        }

        static void writePlaced(JsonOutput out, Order.Placed value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                writeListOfString(out.writeName("articles"), value.articles());
                out.writeEndObject();
            }
        }

        static Order.Placed readPlaced(JsonInput in) {
            JsonComponents object = PLACED.read(in);
            long order = 0;
            List<String> articles = List.of();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                    case 1 -> articles = readListOfString(in);
                }
            }
            return object.complete() ? new Order.Placed(order, articles) : null;
        }

        private static void writeListOfString(JsonOutput out, List<String> value) {
            JsonLists.write(out, value, JsonText::writeString);
        }

        private static List<String> readListOfString(JsonInput in) {
            return JsonLists.read(in, JsonText::readString);
        }

        static void writePicking(JsonOutput out, Order.Picking value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                out.writeEndObject();
            }
        }

        static Order.Picking readPicking(JsonInput in) {
            JsonComponents object = PICKING.read(in);
            long order = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Order.Picking(order) : null;
        }

        static void writePacking(JsonOutput out, Order.Packing value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                out.writeEndObject();
            }
        }

        static Order.Packing readPacking(JsonInput in) {
            JsonComponents object = PACKING.read(in);
            long order = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Order.Packing(order) : null;
        }

        static void writeSent(JsonOutput out, Order.Sent value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                out.writeEndObject();
            }
        }

        static Order.Sent readSent(JsonInput in) {
            JsonComponents object = SENT.read(in);
            long order = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Order.Sent(order) : null;
        }

        static void writeCalledOff(JsonOutput out, Order.CalledOff value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("why"), value.why());
                out.writeEndObject();
            }
        }

        static Order.CalledOff readCalledOff(JsonInput in) {
            JsonComponents object = CALLED_OFF.read(in);
            String why = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> why = JsonText.readString(in);
                }
            }
            return object.complete() ? new Order.CalledOff(why) : null;
        }

        static void writeCallOff(JsonOutput out, Order.CallOff value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("why"), value.why());
                out.writeEndObject();
            }
        }

        static Order.CallOff readCallOff(JsonInput in) {
            JsonComponents object = CALL_OFF.read(in);
            String why = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> why = JsonText.readString(in);
                }
            }
            return object.complete() ? new Order.CallOff(why) : null;
        }

        static void writePacked(JsonOutput out, Order.Packed value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeInt(out.writeName("articles"), value.articles());
                out.writeEndObject();
            }
        }

        static Order.Packed readPacked(JsonInput in) {
            JsonComponents object = PACKED.read(in);
            int articles = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> articles = JsonPrimitives.readInt(in);
                }
            }
            return object.complete() ? new Order.Packed(articles) : null;
        }
    }
}
