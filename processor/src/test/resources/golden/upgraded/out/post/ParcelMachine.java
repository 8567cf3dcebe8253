package post;

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
 * {@link Parcel} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     [*] --> Accepted
 *     Accepted --> Travelling: all Scanned / scanned
 *     Travelling --> Delivered: Signed / signed
 *     Travelling --> Lost: at due / late
 *     InCustoms --> Lost: after P1D / held
 *     InCustoms --> Lost: error IllegalStateException / failed
 *     Delivered --> [*]
 *     Lost --> [*]
 *     classDef retired stroke-dasharray:4 4
 *     class InCustoms retired
 * }</pre>
 */
@Generated("post.Parcel")
public final class ParcelMachine implements GeneratedMachine<Parcel.Ended> {
    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Accepted", Trigger.signals("Scanned"), 0, "scanned", "Travelling"),
            Transition.of("Travelling", Trigger.signal("Signed"), 1, "signed", "Delivered"),
            Transition.of("Travelling", new Trigger.At("due", state -> ((Parcel.Travelling) state).due().orElse(null)), 2, "late", "Lost"),
            Transition.of("InCustoms", Trigger.after("P1D"), 3, "held", "Lost"),
            Transition.of("InCustoms", new Trigger.Threw(IllegalStateException.class), 4, "failed", "Lost"));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Parcel.Ended> DEFINITION = new MachineDefinition<>(
            "Parcel",
            2,
            "post",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Accepted", 4, true, false, Parcel.Accepted.class, ParcelCodecs::writeAccepted, ParcelCodecs::readAccepted)
                            .once(1, in -> Parcel.withAddress(Parcel.withCity(ParcelCodecs.readAcceptedV1(in))))
                            .once(2, in -> Parcel.withAddress(ParcelCodecs.readAcceptedV2(in)))
                            .once(3, in -> Parcel.withAddress(ParcelCodecs.readAcceptedV2(in))),
                    StateDefinition.of("Travelling", 2, false, false, Parcel.Travelling.class, ParcelCodecs::writeTravelling, ParcelCodecs::readTravelling)
                            .once(1, ParcelCodecs::readTravelling),
                    StateDefinition.of("InCustoms", 2, false, false, Parcel.InCustoms.class, ParcelCodecs::writeInCustoms, ParcelCodecs::readInCustoms),
                    StateDefinition.of("Delivered", 1, false, true, Parcel.Delivered.class, ParcelCodecs::writeDelivered, ParcelCodecs::readDelivered),
                    StateDefinition.of("Lost", 1, false, true, Parcel.Lost.class, ParcelCodecs::writeLost, ParcelCodecs::readLost)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("Scanned", Parcel.Scanned.class, ParcelCodecs::writeScanned, ParcelCodecs::readScanned),
                    SignalDefinition.of("Signed", Parcel.Signed.class, ParcelCodecs::writeSigned, ParcelCodecs::readSigned)),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
    public static final String DIAGRAM = """
            stateDiagram-v2
                [*] --> Accepted
                Accepted --> Travelling: all Scanned / scanned
                Travelling --> Delivered: Signed / signed
                Travelling --> Lost: at due / late
                InCustoms --> Lost: after P1D / held
                InCustoms --> Lost: error IllegalStateException / failed
                Delivered --> [*]
                Lost --> [*]
                classDef retired stroke-dasharray:4 4
                class InCustoms retired
            """;

    /** The machine as a graph for Graphviz. */
    public static final String DOT = """
            digraph "Parcel" {
                compound=true;
                node [shape=box, style=rounded];
                "Accepted";
                "Travelling";
                "InCustoms" [style="rounded,dashed"];
                "Delivered" [peripheries=2];
                "Lost" [peripheries=2];
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Accepted";
                "Accepted" -> "Travelling" [label="all Scanned / scanned"];
                "Travelling" -> "Delivered" [label="Signed / signed"];
                "Travelling" -> "Lost" [label="at due / late", style=dotted];
                "InCustoms" -> "Lost" [label="after P1D / held", style=dotted];
                "InCustoms" -> "Lost" [label="error IllegalStateException / failed", style=dashed];
            }
            """;

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "Parcel",
              "version": 2,
              "queue": "post",
              "states": [
                {"name": "Accepted", "initial": true, "shape": 4, "components": [{"name": "to", "type": "Address"}, {"name": "grams", "type": "long"}], "events": [{"on": "signal", "signals": ["Scanned"], "all": true, "step": "scanned", "to": ["Travelling"]}], "older": [{"shape": 1, "components": [{"name": "street", "type": "String"}]}, {"shape": 2, "components": [{"name": "street", "type": "String"}, {"name": "city", "type": "String"}, {"name": "kind", "type": "Kind"}], "types": [{"name": "Kind", "constants": ["LETTER", "BOX"]}]}, {"shape": 3, "components": [{"name": "street", "type": "String"}, {"name": "city", "type": "String", "optional": true}]}]},
                {"name": "Travelling", "shape": 2, "components": [{"name": "to", "type": "Address"}, {"name": "way", "type": "Way"}, {"name": "due", "type": "Optional<Instant>", "optional": true}, {"name": "attempt", "type": "int", "optional": true}], "events": [{"on": "signal", "signals": ["Signed"], "step": "signed", "to": ["Delivered"]}, {"on": "timer", "timer": "at due", "step": "late", "to": ["Lost"]}], "older": [{"shape": 1, "components": [{"name": "to", "type": "Destination"}, {"name": "way", "type": "Way"}, {"name": "due", "type": "Instant"}], "types": [{"name": "Destination", "components": [{"name": "street", "type": "String"}, {"name": "city", "type": "String"}, {"name": "country", "type": "Country", "optional": true}]}, {"name": "Country", "constants": ["DE", "CH"]}, {"name": "Way", "variants": [{"name": "Truck", "type": "Truck"}, {"name": "boat", "type": "Boat"}]}, {"name": "Truck", "components": [{"name": "plate", "type": "String"}]}, {"name": "Boat", "components": [{"name": "name", "type": "String"}, {"name": "then", "type": "List<Way>", "optional": true}]}]}]},
                {"name": "InCustoms", "retired": true, "shape": 2, "components": [{"name": "paper", "type": "String"}], "events": [{"on": "timer", "timer": "after PT24H", "step": "held", "to": ["Lost"]}, {"on": "error", "error": "java.lang.IllegalStateException", "step": "failed", "to": ["Lost"]}]},
                {"name": "Delivered", "terminal": true, "shape": 1, "components": [{"name": "at", "type": "Instant"}]},
                {"name": "Lost", "terminal": true, "shape": 1, "components": [{"name": "why", "type": "String"}]}
              ],
              "signals": [
                {"name": "Scanned", "shape": 1, "components": [{"name": "way", "type": "Way"}]},
                {"name": "Signed", "shape": 2, "components": [{"name": "at", "type": "Instant"}, {"name": "by", "type": "String", "optional": true}], "older": [{"shape": 1, "components": [{"name": "at", "type": "Instant"}]}]}
              ],
              "types": [
                {"name": "Address", "components": [{"name": "street", "type": "String"}, {"name": "city", "type": "String"}, {"name": "country", "type": "Country", "optional": true}]},
                {"name": "Country", "constants": ["DE", "AT", "CH"]},
                {"name": "Way", "variants": [{"name": "boat", "type": "Ship"}, {"name": "Truck", "type": "Truck"}]},
                {"name": "Ship", "components": [{"name": "name", "type": "String"}, {"name": "then", "type": "List<Way>", "optional": true}]},
                {"name": "Truck", "components": [{"name": "plate", "type": "String"}]}
              ],
              "gone": [
                {"name": "Weighed", "shape": 2}
              ]
            }
            """;

    private final Parcel machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public ParcelMachine(Parcel machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Parcel.Ended> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link Parcel.Accepted}, to be given to a client or an outcome. */
    public static Insert<Parcel.Ended> insert(Parcel.Accepted state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Parcel.Ended> insert(Parcel.Accepted state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A {@link Parcel.Scanned} for the instance with that id. */
    public static Send signal(long id, Parcel.Scanned signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Parcel.Scanned signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Parcel.Scanned} for the instance alive that has that key. */
    public static Send signal(String key, Parcel.Scanned signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Parcel.Scanned signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    /** A {@link Parcel.Signed} for the instance with that id. */
    public static Send signal(long id, Parcel.Signed signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Parcel.Signed signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Parcel.Signed} for the instance alive that has that key. */
    public static Send signal(String key, Parcel.Signed signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Parcel.Signed signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object run(int step, Object state, Object event, StepContext<?> context,
            Connection connection) throws Throwable {
        // The engine hands each step what its row of the table says.
        return switch (step) {
            case 0 -> machine.scanned((Parcel.Accepted) state, (List<Parcel.Scanned>) event);
            case 1 -> machine.signed((Parcel.Travelling) state, (Parcel.Signed) event);
            case 2 -> machine.late((Parcel.Travelling) state);
            case 3 -> machine.held((Parcel.InCustoms) state);
            case 4 -> machine.failed((Parcel.InCustoms) state, (IllegalStateException) event);
            default -> throw new IllegalArgumentException("Parcel has no step " + step);
        };
    }
}
