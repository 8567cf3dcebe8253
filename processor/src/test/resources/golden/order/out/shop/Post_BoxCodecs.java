package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;

/**
 * How the states and signals of {@link Post.Box} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.Post.Box")
final class Post_BoxCodecs {
    private static final JsonRecord EMPTY = JsonRecord.of("Empty", "order", "articles");
    private static final JsonRecord FILLING = JsonRecord.of("Filling", "order", "articles");
    private static final JsonRecord PACKED = JsonRecord.of("Packed");

    private Post_BoxCodecs() {
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
