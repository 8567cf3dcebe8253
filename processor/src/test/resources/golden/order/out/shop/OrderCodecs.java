package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonText;
import java.util.List;

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
