package home;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonEnums;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;

/**
 * How the states and signals of {@link House.Ground.Door} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("home.House.Ground.Door")
final class House_Ground_DoorCodecs {
    static final JsonCodec<House.Ground.Door.Open> OPEN = JsonCodec.of(
            House_Ground_DoorCodecs::writeOpen, House_Ground_DoorCodecs::readOpen);

    static final JsonCodec<House.Ground.Door.Closed> CLOSED = JsonCodec.of(
            House_Ground_DoorCodecs::writeClosed, House_Ground_DoorCodecs::readClosed);

    static final JsonCodec<House.Ground.Door.Push> PUSH = JsonCodec.of(
            House_Ground_DoorCodecs::writePush, House_Ground_DoorCodecs::readPush);

    private House_Ground_DoorCodecs() {
    }

    private static void writeOpen(JsonOutput out, House.Ground.Door.Open value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static House.Ground.Door.Open readOpen(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Open");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.skipValue();
        }
        return new House.Ground.Door.Open();
    }

    private static void writeClosed(JsonOutput out, House.Ground.Door.Closed value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("times");
        JsonPrimitives.writeInt(out, value.times());
        out.writeEndObject();
    }

    private static House.Ground.Door.Closed readClosed(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Closed");
        int times = 0;
        boolean hasTimes = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "times" -> {
                    times = JsonPrimitives.readInt(in);
                    hasTimes = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasTimes, "Closed", "times");
        return new House.Ground.Door.Closed(times);
    }

    private static void writePush(JsonOutput out, House.Ground.Door.Push value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("strength");
        writeStrength(out, value.strength());
        out.writeEndObject();
    }

    private static House.Ground.Door.Push readPush(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Push");
        House.Ground.Door.Strength strength = null;
        boolean hasStrength = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "strength" -> {
                    strength = readStrength(in);
                    hasStrength = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasStrength, "Push", "strength");
        return new House.Ground.Door.Push(strength);
    }

    private static void writeStrength(JsonOutput out, House.Ground.Door.Strength value) {
        JsonEnums.write(out, value, House_Ground_DoorCodecs::nameOfStrength);
    }

    private static House.Ground.Door.Strength readStrength(JsonInput in) {
        return JsonEnums.read(in, "Strength", House_Ground_DoorCodecs::namedStrength);
    }

    private static String nameOfStrength(House.Ground.Door.Strength value) {
        return switch (value) {
            case SOFT -> "SOFT";
            case HARD -> "HARD";
        };
    }

    private static House.Ground.Door.Strength namedStrength(String name) {
        return switch (name) {
            case "SOFT" -> House.Ground.Door.Strength.SOFT;
            case "HARD" -> House.Ground.Door.Strength.HARD;
            default -> null;
        };
    }
}
