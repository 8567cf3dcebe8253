package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOutput;

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

    private static void writeBlank(JsonOutput out, Post.Card.Blank value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Post.Card.Blank readBlank(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Blank");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.skipValue();
        }
        return new Post.Card.Blank();
    }

    private static void writeWritten(JsonOutput out, Post.Card.Written value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Post.Card.Written readWritten(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Written");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.skipValue();
        }
        return new Post.Card.Written();
    }
}
