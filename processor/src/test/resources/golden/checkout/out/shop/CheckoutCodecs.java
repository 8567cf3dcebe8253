package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import java.time.Instant;

/**
 * How the states and signals of {@link Checkout} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.Checkout")
final class CheckoutCodecs {
    private static final JsonRecord START = JsonRecord.of("Start", "order");
    private static final JsonRecord AWAITING_PAYMENT = JsonRecord.of("AwaitingPayment", "order", "payBy");
    private static final JsonRecord SHIPPING = JsonRecord.of("Shipping", "order", "paidCents");
    private static final JsonRecord SHIPPED = JsonRecord.of("Shipped", "order");
    private static final JsonRecord CANCELLED = JsonRecord.of("Cancelled", "order", "why");
    private static final JsonRecord PAYMENT_CONFIRMED = JsonRecord.of("PaymentConfirmed", "amountCents");

    private CheckoutCodecs() {
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
