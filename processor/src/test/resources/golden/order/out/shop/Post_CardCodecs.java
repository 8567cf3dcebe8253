package shop;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonRecord;

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

    static void writeBlank(JsonOutput out, Post.Card.Blank value) {
        if (JsonRecord.begin(out, value)) {
            out.writeEndObject();
        }
    }

    static Post.Card.Blank readBlank(JsonInput in) {
        JsonComponents object = BLANK.read(in);
        object.next();
        return object.complete() ? new Post.Card.Blank() : null;
    }

    static void writeWritten(JsonOutput out, Post.Card.Written value) {
        if (JsonRecord.begin(out, value)) {
            out.writeEndObject();
        }
    }

    static Post.Card.Written readWritten(JsonInput in) {
        JsonComponents object = WRITTEN.read(in);
        object.next();
        return object.complete() ? new Post.Card.Written() : null;
    }
}
