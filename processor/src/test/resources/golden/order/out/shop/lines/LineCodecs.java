package shop.lines;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonText;

/**
 * How the states and signals of {@link Line} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.lines.Line")
final class LineCodecs {
    private static final JsonRecord WANTED = JsonRecord.of("Wanted", "article");
    private static final JsonRecord PICKED = JsonRecord.of("Picked", "article");
    private static final JsonRecord MISSING = JsonRecord.of("Missing");
    private static final JsonRecord TAKE = JsonRecord.of("Take");
    private static final JsonRecord DROP = JsonRecord.of("Drop");

    private LineCodecs() {
    }

    static void writeWanted(JsonOutput out, Line.Wanted value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("article"), value.article());
            out.writeEndObject();
        }
    }

    static Line.Wanted readWanted(JsonInput in) {
        JsonComponents object = WANTED.read(in);
        String article = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> article = JsonText.readString(in);
            }
        }
        return object.complete() ? new Line.Wanted(article) : null;
    }

    static void writePicked(JsonOutput out, Line.Picked value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("article"), value.article());
            out.writeEndObject();
        }
    }

    static Line.Picked readPicked(JsonInput in) {
        JsonComponents object = PICKED.read(in);
        String article = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> article = JsonText.readString(in);
            }
        }
        return object.complete() ? new Line.Picked(article) : null;
    }

    static void writeMissing(JsonOutput out, Line.Missing value) {
        if (JsonRecord.begin(out, value)) {
            out.writeEndObject();
        }
    }

    static Line.Missing readMissing(JsonInput in) {
        JsonComponents object = MISSING.read(in);
        object.next();
        return object.complete() ? new Line.Missing() : null;
    }

    static void writeTake(JsonOutput out, Line.Take value) {
        if (JsonRecord.begin(out, value)) {
            out.writeEndObject();
        }
    }

    static Line.Take readTake(JsonInput in) {
        JsonComponents object = TAKE.read(in);
        object.next();
        return object.complete() ? new Line.Take() : null;
    }

    static void writeDrop(JsonOutput out, Line.Drop value) {
        if (JsonRecord.begin(out, value)) {
            out.writeEndObject();
        }
    }

    static Line.Drop readDrop(JsonInput in) {
        JsonComponents object = DROP.read(in);
        object.next();
        return object.complete() ? new Line.Drop() : null;
    }
}
