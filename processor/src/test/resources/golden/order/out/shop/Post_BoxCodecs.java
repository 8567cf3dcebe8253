package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;

/**
 * How the states and signals of {@link Post.Box} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.Post.Box")
final class Post_BoxCodecs {
    static final JsonCodec<Post.Box.Empty> EMPTY = JsonCodec.of(
            Post_BoxCodecs::writeEmpty, Post_BoxCodecs::readEmpty);

    static final JsonCodec<Post.Box.Filling> FILLING = JsonCodec.of(
            Post_BoxCodecs::writeFilling, Post_BoxCodecs::readFilling);

    static final JsonCodec<Post.Box.Packed> PACKED = JsonCodec.of(
            Post_BoxCodecs::writePacked, Post_BoxCodecs::readPacked);

    private Post_BoxCodecs() {
    }

    private static void writeEmpty(JsonOutput out, Post.Box.Empty value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeName("articles");
        JsonPrimitives.writeInt(out, value.articles());
        out.writeEndObject();
    }

    private static Post.Box.Empty readEmpty(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Empty");
        long order = 0;
        boolean hasOrder = false;
        int articles = 0;
        boolean hasArticles = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "order" -> {
                    order = JsonPrimitives.readLong(in);
                    hasOrder = true;
                }
                case "articles" -> {
                    articles = JsonPrimitives.readInt(in);
                    hasArticles = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasOrder, "Empty", "order");
        JsonObjects.require(in, hasArticles, "Empty", "articles");
        return new Post.Box.Empty(order, articles);
    }

    private static void writeFilling(JsonOutput out, Post.Box.Filling value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("order");
        JsonPrimitives.writeLong(out, value.order());
        out.writeName("articles");
        JsonPrimitives.writeInt(out, value.articles());
        out.writeEndObject();
    }

    private static Post.Box.Filling readFilling(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Filling");
        long order = 0;
        boolean hasOrder = false;
        int articles = 0;
        boolean hasArticles = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "order" -> {
                    order = JsonPrimitives.readLong(in);
                    hasOrder = true;
                }
                case "articles" -> {
                    articles = JsonPrimitives.readInt(in);
                    hasArticles = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasOrder, "Filling", "order");
        JsonObjects.require(in, hasArticles, "Filling", "articles");
        return new Post.Box.Filling(order, articles);
    }

    private static void writePacked(JsonOutput out, Post.Box.Packed value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Post.Box.Packed readPacked(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Packed");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.skipValue();
        }
        return new Post.Box.Packed();
    }
}
