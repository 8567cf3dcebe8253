package shop;

import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
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
 * {@link Post.Card} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     [*] --> Blank
 *     Blank --> Written: write
 *     Written --> [*]
 * }</pre>
 */
@Generated("shop.Post.Card")
public final class Post_CardMachine implements GeneratedMachine<Post.Card.Written> {
    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Blank", Trigger.entered(), 0, "write", "Written"));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Post.Card.Written> DEFINITION = new MachineDefinition<>(
            "Card",
            1,
            "default",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Blank", 1, true, false, Post.Card.Blank.class, Codecs::writeBlank, Codecs::readBlank),
                    StateDefinition.of("Written", 1, false, true, Post.Card.Written.class, Codecs::writeWritten, Codecs::readWritten)),
            List.of(),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
    public static final String DIAGRAM = """
            stateDiagram-v2
                [*] --> Blank
                Blank --> Written: write
                Written --> [*]
            """;

    /** The machine as a graph for Graphviz. */
    public static final String DOT = """
            digraph "Card" {
                compound=true;
                node [shape=box, style=rounded];
                "Blank";
                "Written" [peripheries=2];
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Blank";
                "Blank" -> "Written" [label="write"];
            }
            """;

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "Card",
              "version": 1,
              "queue": "default",
              "states": [
                {"name": "Blank", "initial": true, "shape": 1, "components": [], "events": [{"on": "entered", "step": "write", "to": ["Written"]}]},
                {"name": "Written", "terminal": true, "shape": 1, "components": []}
              ],
              "signals": []
            }
            """;

    private final Post.Card machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public Post_CardMachine(Post.Card machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Post.Card.Written> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link Post.Card.Blank}, to be given to a client or an outcome. */
    public static Insert<Post.Card.Written> insert(Post.Card.Blank state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Post.Card.Written> insert(Post.Card.Blank state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    @Override
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
        return switch (step) {
            case 0 -> machine.write((Post.Card.Blank) state);
            default -> throw new IllegalArgumentException("Card has no step " + step);
        };
    }

    /**
     * How the states and signals of {@link Post.Card} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final JsonRecord BLANK = JsonRecord.of("Blank");
        private static final JsonRecord WRITTEN = JsonRecord.of("Written");

        private Codecs() {
        }

        static void writeBlank(JsonOutput out, Post.Card.Blank value) {
            if (JsonRecord.begin(out, value)) {
                out.writeEndObject();
            }
        }

        static Post.Card.Blank readBlank(JsonInput in) {
            JsonComponents object = BLANK.read(in);
            object.next();
            return object.complete() ? new Post.Card.Blank() : null;
        }

        static void writeWritten(JsonOutput out, Post.Card.Written value) {
            if (JsonRecord.begin(out, value)) {
                out.writeEndObject();
            }
        }

        static Post.Card.Written readWritten(JsonInput in) {
            JsonComponents object = WRITTEN.read(in);
            object.next();
            return object.complete() ? new Post.Card.Written() : null;
        }
    }
}
