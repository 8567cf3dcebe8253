package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonObjects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * How the states and signals of {@link Post.Card} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.Post.Card")
final class Post_CardCodecs {
    static final JsonCodec<Post.Card.Blank> BLANK = JsonCodec.of(
            Post_CardCodecs::writeBlank, Post_CardCodecs::readBlank);

    static final JsonCodec<Post.Card.Written> WRITTEN = JsonCodec.of(
            Post_CardCodecs::writeWritten, Post_CardCodecs::readWritten);

    private Post_CardCodecs() {
    }

    private static void writeBlank(JsonGenerator out, Post.Card.Blank value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Post.Card.Blank readBlank(JsonParser in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Blank");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            in.skipChildren();
        }
        return new Post.Card.Blank();
    }

    private static void writeWritten(JsonGenerator out, Post.Card.Written value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Post.Card.Written readWritten(JsonParser in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Written");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            in.skipChildren();
        }
        return new Post.Card.Written();
    }
}
