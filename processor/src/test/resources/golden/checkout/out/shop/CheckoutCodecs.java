package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import java.time.Instant;

/**
 * How the states and signals of {@link Checkout} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.Checkout")
final class CheckoutCodecs {
    static final JsonCodec<Checkout.Start> START = JsonCodec.of(
            CheckoutCodecs::writeStart, CheckoutCodecs::readStart);

    static final JsonCodec<Checkout.AwaitingPayment> AWAITING_PAYMENT = JsonCodec.of(
            CheckoutCodecs::writeAwaitingPayment, CheckoutCodecs::readAwaitingPayment);

    static final JsonCodec<Checkout.Shipping> SHIPPING = JsonCodec.of(
            CheckoutCodecs::writeShipping, CheckoutCodecs::readShipping);

    static final JsonCodec<Checkout.Shipped> SHIPPED = JsonCodec.of(
            CheckoutCodecs::writeShipped, CheckoutCodecs::readShipped);

    static final JsonCodec<Checkout.Cancelled> CANCELLED = JsonCodec.of(
            CheckoutCodecs::writeCancelled, CheckoutCodecs::readCancelled);

    static final JsonCodec<Checkout.PaymentConfirmed> PAYMENT_CONFIRMED = JsonCodec.of(
            CheckoutCodecs::writePaymentConfirmed, CheckoutCodecs::readPaymentConfirmed);

    private CheckoutCodecs() {
    }

    private static void writeStart(JsonOutput out, Checkout.Start value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeEndObject();
    }

    private static Checkout.Start readStart(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Start");
        long order = 0;
        boolean hasOrder = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "order" -> {
                    order = JsonPrimitives.readLong(in);
                    hasOrder = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasOrder, "Start", "order");
        return new Checkout.Start(order);
    }

    private static void writeAwaitingPayment(JsonOutput out, Checkout.AwaitingPayment value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeName("payBy");
        JsonTimes.write(out, value.payBy());
        out.writeEndObject();
    }

    private static Checkout.AwaitingPayment readAwaitingPayment(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "AwaitingPayment");
        long order = 0;
        boolean hasOrder = false;
        Instant payBy = null;
        boolean hasPayBy = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "order" -> {
                    order = JsonPrimitives.readLong(in);
                    hasOrder = true;
                }
                case "payBy" -> {
                    payBy = JsonTimes.readInstant(in);
                    hasPayBy = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasOrder, "AwaitingPayment", "order");
        JsonObjects.require(in, hasPayBy, "AwaitingPayment", "payBy");
        return new Checkout.AwaitingPayment(order, payBy);
    }

    private static void writeShipping(JsonOutput out, Checkout.Shipping value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeName("paidCents");
        JsonPrimitives.writeLong(out, value.paidCents());
        out.writeEndObject();
    }

    private static Checkout.Shipping readShipping(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Shipping");
        long order = 0;
        boolean hasOrder = false;
        long paidCents = 0;
        boolean hasPaidCents = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "order" -> {
                    order = JsonPrimitives.readLong(in);
                    hasOrder = true;
                }
                case "paidCents" -> {
                    paidCents = JsonPrimitives.readLong(in);
                    hasPaidCents = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasOrder, "Shipping", "order");
        JsonObjects.require(in, hasPaidCents, "Shipping", "paidCents");
        return new Checkout.Shipping(order, paidCents);
    }

    private static void writeShipped(JsonOutput out, Checkout.Shipped value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeEndObject();
    }

    private static Checkout.Shipped readShipped(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Shipped");
        long order = 0;
        boolean hasOrder = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "order" -> {
                    order = JsonPrimitives.readLong(in);
                    hasOrder = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasOrder, "Shipped", "order");
        return new Checkout.Shipped(order);
    }

    private static void writeCancelled(JsonOutput out, Checkout.Cancelled value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeName("why");
        JsonText.writeString(out, value.why());
        out.writeEndObject();
    }

    private static Checkout.Cancelled readCancelled(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Cancelled");
        long order = 0;
        boolean hasOrder = false;
        String why = null;
        boolean hasWhy = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "order" -> {
                    order = JsonPrimitives.readLong(in);
                    hasOrder = true;
                }
                case "why" -> {
                    why = JsonText.readString(in);
                    hasWhy = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasOrder, "Cancelled", "order");
        JsonObjects.require(in, hasWhy, "Cancelled", "why");
        return new Checkout.Cancelled(order, why);
    }

    private static void writePaymentConfirmed(JsonOutput out, Checkout.PaymentConfirmed value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("amountCents");
        JsonPrimitives.writeLong(out, value.amountCents());
        out.writeEndObject();
    }

    private static Checkout.PaymentConfirmed readPaymentConfirmed(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "PaymentConfirmed");
        long amountCents = 0;
        boolean hasAmountCents = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "amountCents" -> {
                    amountCents = JsonPrimitives.readLong(in);
                    hasAmountCents = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasAmountCents, "PaymentConfirmed", "amountCents");
        return new Checkout.PaymentConfirmed(amountCents);
    }
}
