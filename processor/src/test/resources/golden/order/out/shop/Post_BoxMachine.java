package shop;

import dev.pawl.Children;
import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;

/**
 * {@link Post.Box} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     [*] --> Empty
 *     Empty --> Filling: fill
 *     Filling --> Packed: children / filled
 *     Packed --> [*]
 * }</pre>
 */
@Generated("shop.Post.Box")
public final class Post_BoxMachine implements GeneratedMachine<Post.Box.Packed> {
    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Empty", Trigger.entered(), 0, "fill", "Filling"),
            Transition.of("Filling", new Trigger.Joined(Post.Box.Packed.class, false, List.of(() -> Post_BoxMachine.DEFINITION)), 1, "filled", "Packed"));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Post.Box.Packed> DEFINITION = new MachineDefinition<>(
            "Box",
            1,
            "default",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Empty", 1, true, false, Post.Box.Empty.class, Codecs::writeEmpty, Codecs::readEmpty),
                    StateDefinition.of("Filling", 1, false, false, Post.Box.Filling.class, Codecs::writeFilling, Codecs::readFilling),
                    StateDefinition.of("Packed", 1, false, true, Post.Box.Packed.class, Codecs::writePacked, Codecs::readPacked)),
            List.of(),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
    public static final String DIAGRAM = """
            stateDiagram-v2
                [*] --> Empty
                Empty --> Filling: fill
                Filling --> Packed: children / filled
                Packed --> [*]
            """;

    /** The machine as a graph for Graphviz. */
    public static final String DOT = """
            digraph "Box" {
                compound=true;
                node [shape=box, style=rounded];
                "Empty";
                "Filling";
                "Packed" [peripheries=2];
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Empty";
                "Empty" -> "Filling" [label="fill"];
                "Filling" -> "Packed" [label="children / filled", style=bold];
            }
            """;

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "Box",
              "version": 1,
              "queue": "default",
              "states": [
                {"name": "Empty", "initial": true, "shape": 1, "components": [{"name": "order", "type": "long"}, {"name": "articles", "type": "int"}], "events": [{"on": "entered", "step": "fill", "to": ["Filling"]}]},
                {"name": "Filling", "shape": 1, "components": [{"name": "order", "type": "long"}, {"name": "articles", "type": "int"}], "events": [{"on": "children", "results": ["Box v1: Packed"], "step": "filled", "to": ["Packed"]}]},
                {"name": "Packed", "terminal": true, "shape": 1, "components": []}
              ],
              "signals": []
            }
            """;

    private final Post.Box machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public Post_BoxMachine(Post.Box machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Post.Box.Packed> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link Post.Box.Empty}, to be given to a client or an outcome. */
    public static Insert<Post.Box.Packed> insert(Post.Box.Empty state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Post.Box.Packed> insert(Post.Box.Empty state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
        // The engine hands each step what its row of the table says.
        return switch (step) {
            case 0 -> machine.fill((Post.Box.Empty) state);
            case 1 -> machine.filled((Post.Box.Filling) state, (Children<Post.Box.Packed>) event);
            default -> throw new IllegalArgumentException("Box has no step " + step);
        };
    }

    /**
     * How the states and signals of {@link Post.Box} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final JsonRecord EMPTY = JsonRecord.of("Empty", "order", "articles");
        private static final JsonRecord FILLING = JsonRecord.of("Filling", "order", "articles");
        private static final JsonRecord PACKED = JsonRecord.of("Packed");

        private Codecs() {
        }

        static void writeEmpty(JsonOutput out, Post.Box.Empty value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                JsonPrimitives.writeInt(out.writeName("articles"), value.articles());
                out.writeEndObject();
            }
        }

        static Post.Box.Empty readEmpty(JsonInput in) {
            JsonComponents object = EMPTY.read(in);
            long order = 0;
            int articles = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                    case 1 -> articles = JsonPrimitives.readInt(in);
                }
            }
            return object.complete() ? new Post.Box.Empty(order, articles) : null;
        }

        static void writeFilling(JsonOutput out, Post.Box.Filling value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                JsonPrimitives.writeInt(out.writeName("articles"), value.articles());
                out.writeEndObject();
            }
        }

        static Post.Box.Filling readFilling(JsonInput in) {
            JsonComponents object = FILLING.read(in);
            long order = 0;
            int articles = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                    case 1 -> articles = JsonPrimitives.readInt(in);
                }
            }
            return object.complete() ? new Post.Box.Filling(order, articles) : null;
        }

        static void writePacked(JsonOutput out, Post.Box.Packed value) {
            if (JsonRecord.begin(out, value)) {
                out.writeEndObject();
            }
        }

        static Post.Box.Packed readPacked(JsonInput in) {
            JsonComponents object = PACKED.read(in);
            object.next();
            return object.complete() ? new Post.Box.Packed() : null;
        }
    }
}
