package post;

import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonDefaults;
import dev.pawl.runtime.spi.JsonEnum;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonOptionals;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonSealed;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.NewSignal;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
                    StateDefinition.of("Accepted", 4, true, false, Parcel.Accepted.class, Codecs::writeAccepted, Codecs::readAccepted)
                            .once(1, in -> Parcel.withAddress(Parcel.withCity(Codecs.readAcceptedV1(in))))
                            .once(2, in -> Parcel.withAddress(Codecs.readAcceptedV2(in)))
                            .once(3, in -> Parcel.withAddress(Codecs.readAcceptedV2(in))),
                    StateDefinition.of("Travelling", 2, false, false, Parcel.Travelling.class, Codecs::writeTravelling, Codecs::readTravelling)
                            .once(1, Codecs::readTravelling),
                    StateDefinition.of("InCustoms", 2, false, false, Parcel.InCustoms.class, Codecs::writeInCustoms, Codecs::readInCustoms),
                    StateDefinition.of("Delivered", 1, false, true, Parcel.Delivered.class, Codecs::writeDelivered, Codecs::readDelivered),
                    StateDefinition.of("Lost", 1, false, true, Parcel.Lost.class, Codecs::writeLost, Codecs::readLost)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("Scanned", Parcel.Scanned.class, Codecs::writeScanned, Codecs::readScanned),
                    SignalDefinition.of("Signed", Parcel.Signed.class, Codecs::writeSigned, Codecs::readSigned)),
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
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
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

    /**
     * How the states and signals of {@link Parcel} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final JsonRecord ACCEPTED = JsonRecord.of("Accepted", "to", "grams");
        private static final JsonRecord ADDRESS = JsonRecord.of("Address", "street", "city", "country").optional(2);
        private static final JsonEnum<Parcel.Country> COUNTRY = JsonEnum.<Parcel.Country>of("Country",
                Parcel.Country.DE,
                Parcel.Country.AT)
                .with("CH", Parcel.Country.SWITZERLAND);

        private static final JsonRecord TRAVELLING = JsonRecord.of("Travelling", "to", "way", "due", "attempt").optional(2, 3);
        private static final JsonRecord SHIP = JsonRecord.of("Ship", "name", "then").optional(1);
        private static final JsonRecord TRUCK = JsonRecord.of("Truck", "plate");
        private static final JsonRecord IN_CUSTOMS = JsonRecord.of("InCustoms", "paper");
        private static final JsonRecord DELIVERED = JsonRecord.of("Delivered", "at");
        private static final JsonRecord LOST = JsonRecord.of("Lost", "why");
        private static final JsonRecord SCANNED = JsonRecord.of("Scanned", "way");
        private static final JsonRecord SIGNED = JsonRecord.of("Signed", "at", "by").optional(1);
        private static final JsonRecord ACCEPTED_V1 = JsonRecord.of("AcceptedV1", "street");
        private static final JsonRecord ACCEPTED_V2 = JsonRecord.of("AcceptedV2", "street", "city");

        private Codecs() {
        }

        static void writeAccepted(JsonOutput out, Parcel.Accepted value) {
            if (JsonRecord.begin(out, value)) {
                writeAddress(out.writeName("to"), value.to());
                JsonPrimitives.writeLong(out.writeName("grams"), value.grams());
                out.writeEndObject();
            }
        }

        static Parcel.Accepted readAccepted(JsonInput in) {
            JsonComponents object = ACCEPTED.read(in);
            Parcel.Address to = null;
            long grams = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> to = readAddress(in);
                    case 1 -> grams = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Parcel.Accepted(to, grams) : null;
        }

        private static void writeAddress(JsonOutput out, Parcel.Address value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("street"), value.street());
                JsonText.writeString(out.writeName("city"), value.city());
                COUNTRY.write(out.writeName("country"), value.country());
                out.writeEndObject();
            }
        }

        private static Parcel.Address readAddress(JsonInput in) {
            JsonComponents object = ADDRESS.read(in);
            String street = null;
            String city = null;
            Parcel.Country country = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> street = JsonText.readString(in);
                    case 1 -> city = JsonText.readString(in);
                    case 2 -> country = COUNTRY.read(in);
                }
            }
            if (object.lacks(2)) {
                country = JsonDefaults.read(in, "country", "\"DE\"", COUNTRY);
            }
            return object.complete() ? new Parcel.Address(street, city, country) : null;
        }

        static void writeTravelling(JsonOutput out, Parcel.Travelling value) {
            if (JsonRecord.begin(out, value)) {
                writeAddress(out.writeName("to"), value.to());
                writeWay(out.writeName("way"), value.way());
                writeOptionalOfInstant(out.writeName("due"), value.due());
                JsonPrimitives.writeInt(out.writeName("attempt"), value.attempt());
                out.writeEndObject();
            }
        }

        static Parcel.Travelling readTravelling(JsonInput in) {
            JsonComponents object = TRAVELLING.read(in);
            Parcel.Address to = null;
            Parcel.Way way = null;
            Optional<Instant> due = Optional.empty();
            int attempt = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> to = readAddress(in);
                    case 1 -> way = readWay(in);
                    case 2 -> due = readOptionalOfInstant(in);
                    case 3 -> attempt = JsonPrimitives.readInt(in);
                }
            }
            if (object.lacks(3)) {
                attempt = JsonDefaults.read(in, "attempt", "1", JsonPrimitives::readInt);
            }
            return object.complete() ? new Parcel.Travelling(to, way, due, attempt) : null;
        }

        private static void writeWay(JsonOutput out, Parcel.Way value) {
            if (value == null) {
                out.writeNull();
            } else if (value instanceof Parcel.Ship variant) {
                JsonSealed.start(out, "boat");
                writeShipComponents(out, variant);
                out.writeEndObject();
            } else if (value instanceof Parcel.Truck variant) {
                JsonSealed.start(out, "Truck");
                writeTruckComponents(out, variant);
                out.writeEndObject();
            } else {
                throw JsonSealed.unknown(out, "Way", value);
            }
        }

        private static Parcel.Way readWay(JsonInput in) {
            return JsonSealed.read(in, "Way", Codecs::readWayVariant);
        }

        private static Parcel.Way readWayVariant(JsonInput in, String variant) {
            return switch (variant) {
                case "boat" -> readShipComponents(in, SHIP.rest(in));
                case "Truck" -> readTruckComponents(in, TRUCK.rest(in));
                default -> throw JsonSealed.unknown(in, "Way", variant);
            };
        }

        private static void writeShipComponents(JsonOutput out, Parcel.Ship value) {
            JsonText.writeString(out.writeName("name"), value.name());
            writeListOfWay(out.writeName("then"), value.then());
        }

        private static Parcel.Ship readShipComponents(JsonInput in, JsonComponents object) {
            String name = null;
            List<Parcel.Way> then = List.of();
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> name = JsonText.readString(in);
                    case 1 -> then = readListOfWay(in);
                }
            }
            return object.complete() ? new Parcel.Ship(name, then) : null;
        }

        private static void writeListOfWay(JsonOutput out, List<Parcel.Way> value) {
            JsonLists.write(out, value, Codecs::writeWay);
        }

        private static List<Parcel.Way> readListOfWay(JsonInput in) {
            return JsonLists.read(in, Codecs::readWay);
        }

        private static void writeTruckComponents(JsonOutput out, Parcel.Truck value) {
            JsonText.writeString(out.writeName("plate"), value.plate());
        }

        private static Parcel.Truck readTruckComponents(JsonInput in, JsonComponents object) {
            String plate = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> plate = JsonText.readString(in);
                }
            }
            return object.complete() ? new Parcel.Truck(plate) : null;
        }

        private static void writeOptionalOfInstant(JsonOutput out, Optional<Instant> value) {
            JsonOptionals.write(out, value, JsonTimes::write);
        }

        private static Optional<Instant> readOptionalOfInstant(JsonInput in) {
            return JsonOptionals.read(in, JsonTimes::readInstant);
        }

        static void writeInCustoms(JsonOutput out, Parcel.InCustoms value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("paper"), value.paper());
                out.writeEndObject();
            }
        }

        static Parcel.InCustoms readInCustoms(JsonInput in) {
            JsonComponents object = IN_CUSTOMS.read(in);
            String paper = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> paper = JsonText.readString(in);
                }
            }
            return object.complete() ? new Parcel.InCustoms(paper) : null;
        }

        static void writeDelivered(JsonOutput out, Parcel.Delivered value) {
            if (JsonRecord.begin(out, value)) {
                JsonTimes.write(out.writeName("at"), value.at());
                out.writeEndObject();
            }
        }

        static Parcel.Delivered readDelivered(JsonInput in) {
            JsonComponents object = DELIVERED.read(in);
            Instant at = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> at = JsonTimes.readInstant(in);
                }
            }
            return object.complete() ? new Parcel.Delivered(at) : null;
        }

        static void writeLost(JsonOutput out, Parcel.Lost value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("why"), value.why());
                out.writeEndObject();
            }
        }

        static Parcel.Lost readLost(JsonInput in) {
            JsonComponents object = LOST.read(in);
            String why = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> why = JsonText.readString(in);
                }
            }
            return object.complete() ? new Parcel.Lost(why) : null;
        }

        static void writeScanned(JsonOutput out, Parcel.Scanned value) {
            if (JsonRecord.begin(out, value)) {
                writeWay(out.writeName("way"), value.way());
                out.writeEndObject();
            }
        }

        static Parcel.Scanned readScanned(JsonInput in) {
            JsonComponents object = SCANNED.read(in);
            Parcel.Way way = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> way = readWay(in);
                }
            }
            return object.complete() ? new Parcel.Scanned(way) : null;
        }

        static void writeSigned(JsonOutput out, Parcel.Signed value) {
            if (JsonRecord.begin(out, value)) {
                JsonTimes.write(out.writeName("at"), value.at());
                JsonText.writeString(out.writeName("by"), value.by());
                out.writeEndObject();
            }
        }

        static Parcel.Signed readSigned(JsonInput in) {
            JsonComponents object = SIGNED.read(in);
            Instant at = null;
            String by = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> at = JsonTimes.readInstant(in);
                    case 1 -> by = JsonText.readString(in);
                }
            }
            if (object.lacks(1)) {
                by = JsonDefaults.read(in, "by", "\"unknown\"", JsonText::readString);
            }
            return object.complete() ? new Parcel.Signed(at, by) : null;
        }

        static void writeAcceptedV1(JsonOutput out, Parcel.AcceptedV1 value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("street"), value.street());
                out.writeEndObject();
            }
        }

        static Parcel.AcceptedV1 readAcceptedV1(JsonInput in) {
            JsonComponents object = ACCEPTED_V1.read(in);
            String street = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> street = JsonText.readString(in);
                }
            }
            return object.complete() ? new Parcel.AcceptedV1(street) : null;
        }

        static void writeAcceptedV2(JsonOutput out, Parcel.AcceptedV2 value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("street"), value.street());
                JsonText.writeString(out.writeName("city"), value.city());
                out.writeEndObject();
            }
        }

        static Parcel.AcceptedV2 readAcceptedV2(JsonInput in) {
            JsonComponents object = ACCEPTED_V2.read(in);
            String street = null;
            String city = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> street = JsonText.readString(in);
                    case 1 -> city = JsonText.readString(in);
                }
            }
            return object.complete() ? new Parcel.AcceptedV2(street, city) : null;
        }
    }
}
