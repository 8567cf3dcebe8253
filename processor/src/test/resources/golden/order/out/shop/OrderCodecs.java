package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonText;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * How the states and signals of {@link Order} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.Order")
final class OrderCodecs {
    private static final JsonRecord PLACED = JsonRecord.of("Placed", "order", "articles").optional(1);
    private static final JsonRecord PICKING = JsonRecord.of("Picking", "order");
    private static final JsonRecord PACKING = JsonRecord.of("Packing", "order");
    private static final JsonRecord SENT = JsonRecord.of("Sent", "order");
    private static final JsonRecord CALLED_OFF = JsonRecord.of("CalledOff", "why");
    private static final JsonRecord CALL_OFF = JsonRecord.of("CallOff", "why");
    private static final JsonRecord PACKED = JsonRecord.of("Packed", "articles");

    private OrderCodecs() {
    }

    static void writePlaced(JsonGenerator out, Order.Placed value) {
        if (JsonRecord.begin(out, value)) {
            JsonPrimitives.writeLong(out.writeName("order"), value.order());
            writeListOfString(out.writeName("articles"), value.articles());
            out.writeEndObject();
        }
    }

    static Order.Placed readPlaced(JsonParser in) {
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

    private static void writeListOfString(JsonGenerator out, List<String> value) {
        JsonLists.write(out, value, JsonText::writeString);
    }

    private static List<String> readListOfString(JsonParser in) {
        return JsonLists.read(in, JsonText::readString);
    }

    static void writePicking(JsonGenerator out, Order.Picking value) {
        if (JsonRecord.begin(out, value)) {
            JsonPrimitives.writeLong(out.writeName("order"), value.order());
            out.writeEndObject();
        }
    }

    static Order.Picking readPicking(JsonParser in) {
        JsonComponents object = PICKING.read(in);
        long order = 0;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> order = JsonPrimitives.readLong(in);
            }
        }
        return object.complete() ? new Order.Picking(order) : null;
    }

    static void writePacking(JsonGenerator out, Order.Packing value) {
        if (JsonRecord.begin(out, value)) {
            JsonPrimitives.writeLong(out.writeName("order"), value.order());
            out.writeEndObject();
        }
    }

    static Order.Packing readPacking(JsonParser in) {
        JsonComponents object = PACKING.read(in);
        long order = 0;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> order = JsonPrimitives.readLong(in);
            }
        }
        return object.complete() ? new Order.Packing(order) : null;
    }

    static void writeSent(JsonGenerator out, Order.Sent value) {
        if (JsonRecord.begin(out, value)) {
            JsonPrimitives.writeLong(out.writeName("order"), value.order());
            out.writeEndObject();
        }
    }

    static Order.Sent readSent(JsonParser in) {
        JsonComponents object = SENT.read(in);
        long order = 0;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> order = JsonPrimitives.readLong(in);
            }
        }
        return object.complete() ? new Order.Sent(order) : null;
    }

    static void writeCalledOff(JsonGenerator out, Order.CalledOff value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("why"), value.why());
            out.writeEndObject();
        }
    }

    static Order.CalledOff readCalledOff(JsonParser in) {
        JsonComponents object = CALLED_OFF.read(in);
        String why = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> why = JsonText.readString(in);
            }
        }
        return object.complete() ? new Order.CalledOff(why) : null;
    }

    static void writeCallOff(JsonGenerator out, Order.CallOff value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("why"), value.why());
            out.writeEndObject();
        }
    }

    static Order.CallOff readCallOff(JsonParser in) {
        JsonComponents object = CALL_OFF.read(in);
        String why = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> why = JsonText.readString(in);
            }
        }
        return object.complete() ? new Order.CallOff(why) : null;
    }

    static void writePacked(JsonGenerator out, Order.Packed value) {
        if (JsonRecord.begin(out, value)) {
            JsonPrimitives.writeInt(out.writeName("articles"), value.articles());
            out.writeEndObject();
        }
    }

    static Order.Packed readPacked(JsonParser in) {
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
