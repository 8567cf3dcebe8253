package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * How the states and signals of {@link Post.Card} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.Post.Card")
final class Post_CardCodecs {
    private static final JsonRecord BLANK = JsonRecord.of("Blank");
    private static final JsonRecord WRITTEN = JsonRecord.of("Written");

    private Post_CardCodecs() {
    }

    static void writeBlank(JsonGenerator out, Post.Card.Blank value) {
        if (JsonRecord.begin(out, value)) {
            out.writeEndObject();
        }
    }

    static Post.Card.Blank readBlank(JsonParser in) {
        JsonComponents object = BLANK.read(in);
        object.next();
        return object.complete() ? new Post.Card.Blank() : null;
    }

    static void writeWritten(JsonGenerator out, Post.Card.Written value) {
        if (JsonRecord.begin(out, value)) {
            out.writeEndObject();
        }
    }

    static Post.Card.Written readWritten(JsonParser in) {
        JsonComponents object = WRITTEN.read(in);
        object.next();
        return object.complete() ? new Post.Card.Written() : null;
    }
}
