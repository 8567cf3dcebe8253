package shop.lines;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonText;

/**
 * How the states and signals of {@link Line} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("shop.lines.Line")
final class LineCodecs {
    static final JsonCodec<Line.Wanted> WANTED = JsonCodec.of(
            LineCodecs::writeWanted, LineCodecs::readWanted);

    static final JsonCodec<Line.Picked> PICKED = JsonCodec.of(
            LineCodecs::writePicked, LineCodecs::readPicked);

    static final JsonCodec<Line.Missing> MISSING = JsonCodec.of(
            LineCodecs::writeMissing, LineCodecs::readMissing);

    static final JsonCodec<Line.Take> TAKE = JsonCodec.of(
            LineCodecs::writeTake, LineCodecs::readTake);

    static final JsonCodec<Line.Drop> DROP = JsonCodec.of(
            LineCodecs::writeDrop, LineCodecs::readDrop);

    private LineCodecs() {
    }

    private static void writeWanted(JsonOutput out, Line.Wanted value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("article");
        JsonText.writeString(out, value.article());
        out.writeEndObject();
    }

    private static Line.Wanted readWanted(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Wanted");
        String article = null;
        boolean hasArticle = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "article" -> {
                    article = JsonText.readString(in);
                    hasArticle = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasArticle, "Wanted", "article");
        return new Line.Wanted(article);
    }

    private static void writePicked(JsonOutput out, Line.Picked value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("article");
        JsonText.writeString(out, value.article());
        out.writeEndObject();
    }

    private static Line.Picked readPicked(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Picked");
        String article = null;
        boolean hasArticle = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "article" -> {
                    article = JsonText.readString(in);
                    hasArticle = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasArticle, "Picked", "article");
        return new Line.Picked(article);
    }

    private static void writeMissing(JsonOutput out, Line.Missing value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Line.Missing readMissing(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Missing");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.skipValue();
        }
        return new Line.Missing();
    }

    private static void writeTake(JsonOutput out, Line.Take value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Line.Take readTake(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Take");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.skipValue();
        }
        return new Line.Take();
    }

    private static void writeDrop(JsonOutput out, Line.Drop value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Line.Drop readDrop(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Drop");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.skipValue();
        }
        return new Line.Drop();
    }
}
