package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonText;
import java.util.List;

/**
 * How the states and signals of {@link Order} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.Order")
final class OrderCodecs {
    static final JsonCodec<Order.Placed> PLACED = JsonCodec.of(
            OrderCodecs::writePlaced, OrderCodecs::readPlaced);

    static final JsonCodec<Order.Picking> PICKING = JsonCodec.of(
            OrderCodecs::writePicking, OrderCodecs::readPicking);

    static final JsonCodec<Order.Packing> PACKING = JsonCodec.of(
            OrderCodecs::writePacking, OrderCodecs::readPacking);

    static final JsonCodec<Order.Sent> SENT = JsonCodec.of(
            OrderCodecs::writeSent, OrderCodecs::readSent);

    static final JsonCodec<Order.CalledOff> CALLED_OFF = JsonCodec.of(
            OrderCodecs::writeCalledOff, OrderCodecs::readCalledOff);

    static final JsonCodec<Order.CallOff> CALL_OFF = JsonCodec.of(
            OrderCodecs::writeCallOff, OrderCodecs::readCallOff);

    static final JsonCodec<Order.Packed> PACKED = JsonCodec.of(
            OrderCodecs::writePacked, OrderCodecs::readPacked);

    private OrderCodecs() {
    }

    private static void writePlaced(JsonOutput out, Order.Placed value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeName("articles");
        writeListOfString(out, value.articles());
        out.writeEndObject();
    }

    private static Order.Placed readPlaced(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Placed");
        long order = 0;
        boolean hasOrder = false;
        List<String> articles = List.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "order" -> {
                    order = JsonPrimitives.readLong(in);
                    hasOrder = true;
                }
                case "articles" -> articles = readListOfString(in);
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasOrder, "Placed", "order");
        return new Order.Placed(order, articles);
    }

    private static void writeListOfString(JsonOutput out, List<String> value) {
        JsonLists.write(out, value, JsonText::writeString);
    }

    private static List<String> readListOfString(JsonInput in) {
        return JsonLists.read(in, JsonText::readString);
    }

    private static void writePicking(JsonOutput out, Order.Picking value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeEndObject();
    }

    private static Order.Picking readPicking(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Picking");
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
        JsonObjects.require(in, hasOrder, "Picking", "order");
        return new Order.Picking(order);
    }

    private static void writePacking(JsonOutput out, Order.Packing value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeEndObject();
    }

    private static Order.Packing readPacking(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Packing");
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
        JsonObjects.require(in, hasOrder, "Packing", "order");
        return new Order.Packing(order);
    }

    private static void writeSent(JsonOutput out, Order.Sent value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeEndObject();
    }

    private static Order.Sent readSent(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Sent");
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
        JsonObjects.require(in, hasOrder, "Sent", "order");
        return new Order.Sent(order);
    }

    private static void writeCalledOff(JsonOutput out, Order.CalledOff value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("why");
        JsonText.writeString(out, value.why());
        out.writeEndObject();
    }

    private static Order.CalledOff readCalledOff(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "CalledOff");
        String why = null;
        boolean hasWhy = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "why" -> {
                    why = JsonText.readString(in);
                    hasWhy = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasWhy, "CalledOff", "why");
        return new Order.CalledOff(why);
    }

    private static void writeCallOff(JsonOutput out, Order.CallOff value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("why");
        JsonText.writeString(out, value.why());
        out.writeEndObject();
    }

    private static Order.CallOff readCallOff(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "CallOff");
        String why = null;
        boolean hasWhy = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "why" -> {
                    why = JsonText.readString(in);
                    hasWhy = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasWhy, "CallOff", "why");
        return new Order.CallOff(why);
    }

    private static void writePacked(JsonOutput out, Order.Packed value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("articles");
        JsonPrimitives.writeInt(out, value.articles());
        out.writeEndObject();
    }

    private static Order.Packed readPacked(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Packed");
        int articles = 0;
        boolean hasArticles = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "articles" -> {
                    articles = JsonPrimitives.readInt(in);
                    hasArticles = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasArticles, "Packed", "articles");
        return new Order.Packed(articles);
    }
}
