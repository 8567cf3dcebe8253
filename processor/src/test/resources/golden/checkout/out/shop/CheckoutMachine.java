package shop;

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
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
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

/**
 * {@link Checkout} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     [*] --> Start
 *     Start --> AwaitingPayment: request
 *     AwaitingPayment --> Shipping: PaymentConfirmed / paid
 *     AwaitingPayment --> Cancelled: at payBy / expired
 *     Shipping --> Shipped: ship
 *     Shipping --> Cancelled: error CarrierRefused / refused
 *     Shipped --> [*]
 *     Cancelled --> [*]
 * }</pre>
 */
@Generated("shop.Checkout")
public final class CheckoutMachine implements GeneratedMachine<Checkout.Result> {
    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Start", Trigger.entered(), 0, "request", "AwaitingPayment"),
            Transition.of("AwaitingPayment", Trigger.signal("PaymentConfirmed"), 1, "paid", "Shipping"),
            Transition.of("AwaitingPayment", new Trigger.At("payBy", state -> ((Checkout.AwaitingPayment) state).payBy()), 2, "expired", "Cancelled"),
            Transition.of("Shipping", Trigger.entered(), 3, "ship", "Shipped"),
            Transition.of("Shipping", new Trigger.Threw(CarrierRefused.class), 4, "refused", "Cancelled"));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Checkout.Result> DEFINITION = new MachineDefinition<>(
            "Checkout",
            1,
            "checkout",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Start", 1, true, false, Checkout.Start.class, Codecs::writeStart, Codecs::readStart),
                    StateDefinition.of("AwaitingPayment", 1, false, false, Checkout.AwaitingPayment.class, Codecs::writeAwaitingPayment, Codecs::readAwaitingPayment),
                    StateDefinition.of("Shipping", 1, false, false, Checkout.Shipping.class, Codecs::writeShipping, Codecs::readShipping),
                    StateDefinition.of("Shipped", 1, false, true, Checkout.Shipped.class, Codecs::writeShipped, Codecs::readShipped),
                    StateDefinition.of("Cancelled", 1, false, true, Checkout.Cancelled.class, Codecs::writeCancelled, Codecs::readCancelled)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("PaymentConfirmed", Checkout.PaymentConfirmed.class, Codecs::writePaymentConfirmed, Codecs::readPaymentConfirmed)),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
    public static final String DIAGRAM = """
            stateDiagram-v2
                [*] --> Start
                Start --> AwaitingPayment: request
                AwaitingPayment --> Shipping: PaymentConfirmed / paid
                AwaitingPayment --> Cancelled: at payBy / expired
                Shipping --> Shipped: ship
                Shipping --> Cancelled: error CarrierRefused / refused
                Shipped --> [*]
                Cancelled --> [*]
            """;

    /** The machine as a graph for Graphviz. */
    public static final String DOT = """
            digraph "Checkout" {
                compound=true;
                node [shape=box, style=rounded];
                "Start";
                "AwaitingPayment";
                "Shipping";
                "Shipped" [peripheries=2];
                "Cancelled" [peripheries=2];
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Start";
                "Start" -> "AwaitingPayment" [label="request"];
                "AwaitingPayment" -> "Shipping" [label="PaymentConfirmed / paid"];
                "AwaitingPayment" -> "Cancelled" [label="at payBy / expired", style=dotted];
                "Shipping" -> "Shipped" [label="ship"];
                "Shipping" -> "Cancelled" [label="error CarrierRefused / refused", style=dashed];
            }
            """;

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "Checkout",
              "version": 1,
              "queue": "checkout",
              "states": [
                {"name": "Start", "initial": true, "shape": 1, "components": [{"name": "order", "type": "long"}], "events": [{"on": "entered", "step": "request", "to": ["AwaitingPayment"]}]},
                {"name": "AwaitingPayment", "shape": 1, "components": [{"name": "order", "type": "long"}, {"name": "payBy", "type": "Instant"}], "events": [{"on": "signal", "signals": ["PaymentConfirmed"], "step": "paid", "to": ["Shipping"]}, {"on": "timer", "timer": "at payBy", "step": "expired", "to": ["Cancelled"]}]},
                {"name": "Shipping", "shape": 1, "components": [{"name": "order", "type": "long"}, {"name": "paidCents", "type": "long"}], "events": [{"on": "entered", "step": "ship", "to": ["Shipped"]}, {"on": "error", "error": "shop.CarrierRefused", "step": "refused", "to": ["Cancelled"]}]},
                {"name": "Shipped", "terminal": true, "shape": 1, "components": [{"name": "order", "type": "long"}]},
                {"name": "Cancelled", "terminal": true, "shape": 1, "components": [{"name": "order", "type": "long"}, {"name": "why", "type": "String"}]}
              ],
              "signals": [
                {"name": "PaymentConfirmed", "shape": 1, "components": [{"name": "amountCents", "type": "long"}]}
              ]
            }
            """;

    private final Checkout machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public CheckoutMachine(Checkout machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Checkout.Result> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link Checkout.Start}, to be given to a client or an outcome. */
    public static Insert<Checkout.Result> insert(Checkout.Start state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Checkout.Result> insert(Checkout.Start state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A {@link Checkout.PaymentConfirmed} for the instance with that id. */
    public static Send signal(long id, Checkout.PaymentConfirmed signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Checkout.PaymentConfirmed signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Checkout.PaymentConfirmed} for the instance alive that has that key. */
    public static Send signal(String key, Checkout.PaymentConfirmed signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Checkout.PaymentConfirmed signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
        // The engine hands each step what its row of the table says.
        return switch (step) {
            case 0 -> machine.request((Checkout.Start) state, (StepContext<Checkout.Start>) context);
            case 1 -> machine.paid((Checkout.AwaitingPayment) state, (Checkout.PaymentConfirmed) event);
            case 2 -> machine.expired((Checkout.AwaitingPayment) state);
            case 3 -> machine.ship((Checkout.Shipping) state, (StepContext<Checkout.Shipping>) context);
            case 4 -> machine.refused((Checkout.Shipping) state, (CarrierRefused) event);
            default -> throw new IllegalArgumentException("Checkout has no step " + step);
        };
    }

    /**
     * How the states and signals of {@link Checkout} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final JsonRecord START = JsonRecord.of("Start", "order");
        private static final JsonRecord AWAITING_PAYMENT = JsonRecord.of("AwaitingPayment", "order", "payBy");
        private static final JsonRecord SHIPPING = JsonRecord.of("Shipping", "order", "paidCents");
        private static final JsonRecord SHIPPED = JsonRecord.of("Shipped", "order");
        private static final JsonRecord CANCELLED = JsonRecord.of("Cancelled", "order", "why");
        private static final JsonRecord PAYMENT_CONFIRMED = JsonRecord.of("PaymentConfirmed", "amountCents");

        private Codecs() {
        }

        static void writeStart(JsonOutput out, Checkout.Start value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                out.writeEndObject();
            }
        }

        static Checkout.Start readStart(JsonInput in) {
            JsonComponents object = START.read(in);
            long order = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Checkout.Start(order) : null;
        }

        static void writeAwaitingPayment(JsonOutput out, Checkout.AwaitingPayment value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                JsonTimes.write(out.writeName("payBy"), value.payBy());
                out.writeEndObject();
            }
        }

        static Checkout.AwaitingPayment readAwaitingPayment(JsonInput in) {
            JsonComponents object = AWAITING_PAYMENT.read(in);
            long order = 0;
            Instant payBy = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                    case 1 -> payBy = JsonTimes.readInstant(in);
                }
            }
            return object.complete() ? new Checkout.AwaitingPayment(order, payBy) : null;
        }

        static void writeShipping(JsonOutput out, Checkout.Shipping value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                JsonPrimitives.writeLong(out.writeName("paidCents"), value.paidCents());
                out.writeEndObject();
            }
        }

        static Checkout.Shipping readShipping(JsonInput in) {
            JsonComponents object = SHIPPING.read(in);
            long order = 0;
            long paidCents = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                    case 1 -> paidCents = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Checkout.Shipping(order, paidCents) : null;
        }

        static void writeShipped(JsonOutput out, Checkout.Shipped value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                out.writeEndObject();
            }
        }

        static Checkout.Shipped readShipped(JsonInput in) {
            JsonComponents object = SHIPPED.read(in);
            long order = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Checkout.Shipped(order) : null;
        }

        static void writeCancelled(JsonOutput out, Checkout.Cancelled value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("order"), value.order());
                JsonText.writeString(out.writeName("why"), value.why());
                out.writeEndObject();
            }
        }

        static Checkout.Cancelled readCancelled(JsonInput in) {
            JsonComponents object = CANCELLED.read(in);
            long order = 0;
            String why = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> order = JsonPrimitives.readLong(in);
                    case 1 -> why = JsonText.readString(in);
                }
            }
            return object.complete() ? new Checkout.Cancelled(order, why) : null;
        }

        static void writePaymentConfirmed(JsonOutput out, Checkout.PaymentConfirmed value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeLong(out.writeName("amountCents"), value.amountCents());
                out.writeEndObject();
            }
        }

        static Checkout.PaymentConfirmed readPaymentConfirmed(JsonInput in) {
            JsonComponents object = PAYMENT_CONFIRMED.read(in);
            long amountCents = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> amountCents = JsonPrimitives.readLong(in);
                }
            }
            return object.complete() ? new Checkout.PaymentConfirmed(amountCents) : null;
        }
    }
}
